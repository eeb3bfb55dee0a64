package org.sluice.learning.graph.nodes;

import java.util.List;

/** x y, element by element. */
public final class Product extends Node {

  private final Node x;
  private final Node y;

  public Product(NodeContext context, Node x, Node y) {
    super(context, x.rows(), x.active() || y.active());
    Shapes.checkSame("product", x, y);
    this.x = x;
    this.y = y;
  }

  @Override
  public List<Node> inputs() {
    return List.of(x, y);
  }

  @Override
  public void forward() {
    kernels.multiply(x.value(), y.value(), value);
  }

  @Override
  public void tangentSweep() {
    if (x.active()) {
      kernels.multiply(x.tangent(), y.value(), tangent);
      if (y.active()) {
        kernels.multiplyAdd(x.value(), y.tangent(), tangent);
      }
    } else {
      kernels.multiply(x.value(), y.tangent(), tangent);
    }
  }

  @Override
  public void backward() {
    if (x.active()) {
      addProduct(y, x);
    }
    if (y.active()) {
      addProduct(x, y);
    }
  }

  private void addProduct(Node other, Node to) {
    if (to.accumulates()) {
      kernels.multiplyAdd(adjoint(), other.value(), to.adjoint());
    } else {
      kernels.multiply(adjoint(), other.value(), to.adjoint());
    }
  }
}
