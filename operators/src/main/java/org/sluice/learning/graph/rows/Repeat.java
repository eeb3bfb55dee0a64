package org.sluice.learning.graph.rows;

import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/** One row, several times. */
public final class Repeat extends Node {

  private final Node row;

  public Repeat(NodeContext context, Node row, int rows) {
    super(context, rows, row.active());
    if (row.rows() != 1) {
      throw new IllegalArgumentException("one row can be repeated, not " + row.rows());
    }
    this.row = row;
  }

  @Override
  public void forward() {
    kernels.fill(0, value);
    kernels.addRow(1, row.value(), value);
  }

  @Override
  public void tangentSweep() {
    kernels.fill(0, tangent);
    kernels.addRow(1, row.tangent(), tangent);
  }

  @Override
  public void backward() {
    kernels.addRowSums(1, adjoint, row.adjoint());
  }
}
