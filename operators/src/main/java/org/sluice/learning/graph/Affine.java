package org.sluice.learning.graph;

/** a x + c with constant numbers a and c. */
final class Affine extends Node {

  private final double a;
  private final Node x;
  private final double c;

  Affine(Graph graph, double a, Node x, double c) {
    super(graph, x.rows(), x.active());
    this.a = a;
    this.x = x;
    this.c = c;
  }

  @Override
  void forward() {
    kernels.fill(c, value);
    kernels.addScaled(a, x.value, value);
  }

  @Override
  void tangentSweep() {
    kernels.fill(0, tangent);
    kernels.addScaled(a, x.tangent, tangent);
  }

  @Override
  void backward() {
    kernels.addScaled(a, adjoint, x.adjoint);
  }
}
