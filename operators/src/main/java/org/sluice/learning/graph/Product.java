package org.sluice.learning.graph;

/** x y, number by number. */
final class Product extends Node {

  private final Node x;
  private final Node y;

  Product(Graph graph, Node x, Node y) {
    super(graph, x.rows(), x.active() || y.active());
    Shapes.checkSame("product", x, y);
    this.x = x;
    this.y = y;
  }

  @Override
  void forward() {
    kernels.multiply(x.value, y.value, value);
  }

  @Override
  void tangentSweep() {
    kernels.fill(0, tangent);
    if (x.active()) {
      kernels.multiplyAdd(x.tangent, y.value, tangent);
    }
    if (y.active()) {
      kernels.multiplyAdd(x.value, y.tangent, tangent);
    }
  }

  @Override
  void backward() {
    if (x.active()) {
      kernels.multiplyAdd(adjoint, y.value, x.adjoint);
    }
    if (y.active()) {
      kernels.multiplyAdd(adjoint, x.value, y.adjoint);
    }
  }
}
