package org.sluice.learning.graph;

/** One row, several times. */
final class Repeat extends Node {

  private final Node row;

  Repeat(Graph graph, Node row, int rows) {
    super(graph, rows, row.active());
    if (row.rows() != 1) {
      throw new IllegalArgumentException("one row can be repeated, not " + row.rows());
    }
    this.row = row;
  }

  @Override
  void forward() {
    kernels.fill(0, value);
    kernels.addRow(1, row.value, value);
  }

  @Override
  void tangentSweep() {
    kernels.fill(0, tangent);
    kernels.addRow(1, row.tangent, tangent);
  }

  @Override
  void backward() {
    kernels.addRowSums(1, adjoint, row.adjoint);
  }
}
