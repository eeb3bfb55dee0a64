package org.sluice.learning.graph.rows;

import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.nodes.LinearNode;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/** Σ_r x[r]. */
public final class RowSum extends LinearNode {

  public RowSum(NodeContext context, Node x) {
    super(context, 1, x);
  }

  @Override
  protected void map(Block from, Block out) {
    kernels.fill(0, out);
    kernels.addRowSums(1, from, out);
  }

  @Override
  protected void addTransposed(Block from, Block out) {
    kernels.addRow(1, from, out);
  }
}
