package org.sluice.learning.graph.rows;

import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.nodes.LinearNode;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/** One row, repeated. */
public final class Repeat extends LinearNode {

  public Repeat(NodeContext context, Node row, int rows) {
    super(context, rows, row);
    if (row.rows() != 1) {
      throw new IllegalArgumentException("one row can be repeated, not " + row.rows());
    }
  }

  @Override
  protected void map(Block from, Block out) {
    kernels.fill(0, out);
    kernels.addRow(1, from, out);
  }

  @Override
  protected void addTransposed(Block from, Block out) {
    kernels.addRowSums(1, from, out);
  }
}
