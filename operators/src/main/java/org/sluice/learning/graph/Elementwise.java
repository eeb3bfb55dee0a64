package org.sluice.learning.graph;

/** y = f(x), number by number. */
final class Elementwise extends Node {

  private final Activation function;
  private final Node x;
  private final Block slope;
  private boolean slopeKnown;

  Elementwise(Graph graph, Activation function, Node x) {
    super(graph, x.rows(), x.active());
    this.function = function;
    this.x = x;
    this.slope = active() ? kernels.block(x.rows(), graph.batch()) : null;
  }

  @Override
  void forward() {
    kernels.apply(function, x.value, value);
    slopeKnown = false;
  }

  /** f'(x), computed when it is first asked for: many forward sweeps only evaluate. */
  private Block slope() {
    if (!slopeKnown) {
      kernels.derivative(function, x.value, value, slope);
      slopeKnown = true;
    }
    return slope;
  }

  @Override
  void tangentSweep() {
    kernels.multiply(slope(), x.tangent, tangent);
  }

  @Override
  void backward() {
    kernels.multiplyAdd(slope(), adjoint, x.adjoint);
  }
}
