package org.sluice.learning.graph;

/** Σ_r x[r]. */
final class RowSum extends Node {

  private final Node x;

  RowSum(Graph graph, Node x) {
    super(graph, 1, x.active());
    this.x = x;
  }

  @Override
  void forward() {
    kernels.fill(0, value);
    kernels.addRowSums(1, x.value, value);
  }

  @Override
  void tangentSweep() {
    kernels.fill(0, tangent);
    kernels.addRowSums(1, x.tangent, tangent);
  }

  @Override
  void backward() {
    kernels.addRow(1, adjoint, x.adjoint);
  }
}
