package org.sluice.learning.graph.rows;

import java.util.List;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.graph.nodes.NodeContext;

/** log Σ_r exp(x[r]), numerically stable for any x. */
public final class LogSumExp extends Node {

  private final Node x;
  private final Block weights;
  private final Block work;

  public LogSumExp(NodeContext context, Node x) {
    super(context, 1, x.active());
    this.x = x;
    this.weights = kernels.block(x.rows(), context.batch());
    this.work = kernels.block(x.rows(), context.batch());
  }

  @Override
  public List<Node> inputs() {
    return List.of(x);
  }

  @Override
  public void forward() {
    kernels.logSumExp(x.value(), weights, value);
  }

  @Override
  public void tangentSweep() {
    kernels.multiply(weights, x.tangent(), work);
    kernels.fill(0, tangent);
    kernels.addRowSums(1, work, tangent);
  }

  @Override
  public void backward() {
    kernels.fill(0, work);
    kernels.addRow(1, adjoint(), work);
    kernels.multiplyAdd(weights, work, x.adjoint());
  }
}
