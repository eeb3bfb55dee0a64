package org.sluice.learning.graph;

/** log Σ_r exp(x[r]), stable for any size of x. */
final class LogSumExp extends Node {

  private final Node x;
  private final Block weights;
  private final Block work;

  LogSumExp(Graph graph, Node x) {
    super(graph, 1, x.active());
    this.x = x;
    this.weights = kernels.block(x.rows(), graph.batch());
    this.work = kernels.block(x.rows(), graph.batch());
  }

  @Override
  void forward() {
    kernels.logSumExp(x.value, weights, value);
  }

  @Override
  void tangentSweep() {
    kernels.multiply(weights, x.tangent, work);
    kernels.fill(0, tangent);
    kernels.addRowSums(1, work, tangent);
  }

  @Override
  void backward() {
    kernels.fill(0, work);
    kernels.addRow(1, adjoint, work);
    kernels.multiplyAdd(weights, work, x.adjoint);
  }
}
