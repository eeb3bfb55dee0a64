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
    kernels.scale(a, x.value(), value);
    kernels.addScaled(b, y.value(), value);
  }

  @Override
  public void tangentSweep() {
    if (x.active()) {
      kernels.scale(a, x.tangent(), tangent);
      if (y.active()) {
        kernels.addScaled(b, y.tangent(), tangent);
      }
    } else {
      kernels.scale(b, y.tangent(), tangent);
    }
  }

  @Override
  public void backward() {
    if (x.active()) {
      addScaledAdjoint(a, x);
    }
    if (y.active()) {
      addScaledAdjoint(b, y);
    }
  }
}
