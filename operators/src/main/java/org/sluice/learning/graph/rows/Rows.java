package org.sluice.learning.graph.rows;

import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/** A run of another node's rows. */
public final class Rows extends Node {

  private final Node x;
  private final int from;

  public Rows(NodeContext context, Node x, int from, int count) {
    super(context, count, x.active());
    this.x = x;
    this.from = from;
  }

  @Override
  public void forward() {
    kernels.addRowsAt(x.value(), from, 0, rows(), false, value);
  }

  @Override
  public void tangentSweep() {
    kernels.addRowsAt(x.tangent(), from, 0, rows(), false, tangent);
  }

  @Override
  public void backward() {
    kernels.addRowsAt(adjoint, 0, from, rows(), true, x.adjoint());
  }
}
