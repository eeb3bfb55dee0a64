package org.sluice.learning.graph;

/** y[r] = x[order[r]]. */
final class Reorder extends Node {

  private final Node x;
  private final int[] order;

  Reorder(Graph graph, Node x, int[] order) {
    super(graph, order.length, x.active());
    this.x = x;
    this.order = order.clone();
  }

  @Override
  void forward() {
    for (int r = 0; r < order.length; r++) {
      kernels.addRowsAt(x.value, order[r], r, 1, false, value);
    }
  }

  @Override
  void tangentSweep() {
    for (int r = 0; r < order.length; r++) {
      kernels.addRowsAt(x.tangent, order[r], r, 1, false, tangent);
    }
  }

  @Override
  void backward() {
    for (int r = 0; r < order.length; r++) {
      kernels.addRowsAt(adjoint, r, order[r], 1, true, x.adjoint);
    }
  }
}
