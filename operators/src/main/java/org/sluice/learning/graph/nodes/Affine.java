package org.sluice.learning.graph.nodes;

import java.util.List;

/** a x + c with constant numbers a and c. */
public final class Affine extends Node {

  private final double a;
  private final Node x;
  private final double c;

  public Affine(NodeContext context, double a, Node x, double c) {
    super(context, x.rows(), x.active());
    this.a = a;
    this.x = x;
    this.c = c;
  }

  @Override
  public List<Node> inputs() {
    return List.of(x);
  }

  /** The factor a. */
  public double a() {
    return a;
  }

  /** The summand c. */
  public double c() {
    return c;
  }

  @Override
  public void forward() {
    kernels.fill(c, value);
    kernels.addScaled(a, x.value(), value);
  }

  @Override
  public void tangentSweep() {
    kernels.scale(a, x.tangent(), tangent);
  }

  @Override
  public void backward() {
    addScaledAdjoint(a, x);
  }
}
