package org.sluice.learning.graph.rows;

import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.nodes.LinearNode;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/** y[r] = x[order[r]]. */
public final class Reorder extends LinearNode {

  private final int[] order;

  public Reorder(NodeContext context, Node x, int[] order) {
    super(context, order.length, x);
    this.order = order.clone();
  }

  /** The row of the input that each row takes; a copy. */
  public int[] order() {
    return order.clone();
  }

  @Override
  protected void map(Block from, Block out) {
    for (int r = 0; r < order.length; r++) {
      kernels.addRowsAt(from, order[r], r, 1, false, out);
    }
  }

  @Override
  protected void addTransposed(Block from, Block out) {
    for (int r = 0; r < order.length; r++) {
      kernels.addRowsAt(from, r, order[r], 1, true, out);
    }
  }
}
