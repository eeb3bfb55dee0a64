package org.sluice.learning.graph.rows;

import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/** Σ_r x[r]. */
public final class RowSum extends Node {

  private final Node x;

  public RowSum(NodeContext context, Node x) {
    super(context, 1, x.active());
    this.x = x;
  }

  @Override
  public void forward() {
    kernels.fill(0, value);
    kernels.addRowSums(1, x.value(), value);
  }

  @Override
  public void tangentSweep() {
    kernels.fill(0, tangent);
    kernels.addRowSums(1, x.tangent(), tangent);
  }

  @Override
  public void backward() {
    kernels.addRow(1, adjoint, x.adjoint());
  }
}
