package org.sluice.learning.graph.rows;

import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/** y[r] = x[order[r]]. */
public final class Reorder extends Node {

  private final Node x;
  private final int[] order;

  public Reorder(NodeContext context, Node x, int[] order) {
    super(context, order.length, x.active());
    this.x = x;
    this.order = order.clone();
  }

  @Override
  public void forward() {
    for (int r = 0; r < order.length; r++) {
      kernels.addRowsAt(x.value(), order[r], r, 1, false, value);
    }
  }

  @Override
  public void tangentSweep() {
    for (int r = 0; r < order.length; r++) {
      kernels.addRowsAt(x.tangent(), order[r], r, 1, false, tangent);
    }
  }

  @Override
  public void backward() {
    for (int r = 0; r < order.length; r++) {
      kernels.addRowsAt(adjoint, r, order[r], 1, true, x.adjoint());
    }
  }
}
