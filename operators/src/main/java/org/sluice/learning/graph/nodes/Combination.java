package org.sluice.learning.graph.nodes;

import java.util.List;

/** a x + b y. */
public final class Combination extends Node {

  private final double a;
  private final Node x;
  private final double b;
  private final Node y;

  public Combination(NodeContext context, double a, Node x, double b, Node y) {
    super(context, x.rows(), x.active() || y.active());
    Shapes.checkSame("sum", x, y);
    this.a = a;
    this.x = x;
    this.b = b;
    this.y = y;
  }

  @Override
  public List<Node> inputs() {
    return List.of(x, y);
  }

  /** The factor of x. */
  public double a() {
    return a;
  }

  /** The factor of y. */
  public double b() {
    return b;
  }

  @Override
  public void forward() {
    kernels.fill(0, value);
    kernels.addScaled(a, x.value(), value);
    kernels.addScaled(b, y.value(), value);
  }

  @Override
  public void tangentSweep() {
    kernels.fill(0, tangent);
    if (x.active()) {
      kernels.addScaled(a, x.tangent(), tangent);
    }
    if (y.active()) {
      kernels.addScaled(b, y.tangent(), tangent);
    }
  }

  @Override
  public void backward() {
    if (x.active()) {
      kernels.addScaled(a, adjoint, x.adjoint());
    }
    if (y.active()) {
      kernels.addScaled(b, adjoint, y.adjoint());
    }
  }
}
