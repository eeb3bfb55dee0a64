package org.sluice.learning.graph;

/** A run of another node's rows. */
final class Rows extends Node {

  private final Node x;
  private final int from;

  Rows(Graph graph, Node x, int from, int count) {
    super(graph, count, x.active());
    this.x = x;
    this.from = from;
  }

  @Override
  void forward() {
    kernels.addRowsAt(x.value, from, 0, rows(), false, value);
  }

  @Override
  void tangentSweep() {
    kernels.addRowsAt(x.tangent, from, 0, rows(), false, tangent);
  }

  @Override
  void backward() {
    kernels.addRowsAt(adjoint, 0, from, rows(), true, x.adjoint);
  }
}
