package org.sluice.learning.graph.nodes;

import java.util.List;

/**
 * The quantiles of Beta(α, β), element by element. It has no derivatives, so samples made with it
 * are not differentiable.
 */
public final class BetaQuantile extends Node {

  private final Node probability;
  private final Node alpha;
  private final Node beta;

  public BetaQuantile(NodeContext context, Node probability, Node alpha, Node beta) {
    super(context, probability.rows(), false);
    Shapes.checkSame("quantile", probability, alpha);
    Shapes.checkSame("quantile", alpha, beta);
    this.probability = probability;
    this.alpha = alpha;
    this.beta = beta;
  }

  @Override
  public List<Node> inputs() {
    return List.of(probability, alpha, beta);
  }

  @Override
  public void forward() {
    for (int i = 0; i < value.size(); i++) {
      value.set(
          i,
          IncompleteBeta.quantile(
              probability.value().get(i), alpha.value().get(i), beta.value().get(i)));
    }
  }

  @Override
  public void tangentSweep() {}

  @Override
  public void backward() {}
}
