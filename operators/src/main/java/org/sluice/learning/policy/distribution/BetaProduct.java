package org.sluice.learning.policy.distribution;

import java.util.List;
import org.apache.commons.numbers.gamma.Trigamma;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.nodes.Node;

/**
 * Independent Beta(α, β) on (0, 1), stretched to a box.
 *
 * @param alpha {@code [d × batch]}
 * @param beta {@code [d × batch]}
 * @param logVolume Σ log of the box's edges; it enters densities and the entropy
 */
public record BetaProduct(Node alpha, Node beta, double logVolume) implements ClosedForm {

  /** The log-density on the box at u in (0, 1), clipped to the precision's range. */
  public Node logDensity(Graph graph, Node u) {
    Node logU = logInside(graph, u);
    Node logRest = logInside(graph, graph.affine(-1, u, 1));
    Node kernel =
        graph.sum(
            graph.product(graph.affine(1, alpha, -1), logU),
            graph.product(graph.affine(1, beta, -1), logRest));
    Node logDensity = graph.combine(1, kernel, -1, logBeta(graph, alpha, beta));
    return graph.affine(1, graph.rowSum(logDensity), -logVolume);
  }

  private static Node logInside(Graph graph, Node u) {
    return graph.apply(Activation.LOG, graph.apply(Activation.OPEN_UNIT, u));
  }

  private static Node logBeta(Graph graph, Node alpha, Node beta) {
    Node sum = graph.apply(Activation.LOG_GAMMA, graph.sum(alpha, beta));
    return graph.combine(
        1,
        graph.sum(
            graph.apply(Activation.LOG_GAMMA, alpha), graph.apply(Activation.LOG_GAMMA, beta)),
        -1,
        sum);
  }

  @Override
  public List<Node> parameters() {
    return List.of(alpha, beta);
  }

  /** Σ log B(α, β) − (α − 1) ψ(α) − (β − 1) ψ(β) + (α + β − 2) ψ(α + β), plus log-volume. */
  @Override
  public Node entropy(Graph graph) {
    Node sum = graph.sum(alpha, beta);
    Node own =
        graph.sum(
            graph.product(graph.affine(1, alpha, -1), digamma(graph, alpha)),
            graph.product(graph.affine(1, beta, -1), digamma(graph, beta)));
    Node joint = graph.product(graph.affine(1, sum, -2), digamma(graph, sum));
    Node entropy = graph.sum(logBeta(graph, alpha, beta), graph.combine(-1, own, 1, joint));
    return graph.affine(1, graph.rowSum(entropy), logVolume);
  }

  /**
   * Σ log B(α, β) − log B(α₀, β₀) + (α₀ − α) ψ(α₀) + (β₀ − β) ψ(β₀) + (α − α₀ + β − β₀) ψ(α₀ + β₀).
   */
  @Override
  public Node divergenceFrom(Graph graph, List<? extends Node> old) {
    Node alphaLoss = graph.combine(1, old.get(0), -1, alpha);
    Node betaLoss = graph.combine(1, old.get(1), -1, beta);
    Node oldSum = graph.sum(old.get(0), old.get(1));
    Node own =
        graph.sum(
            graph.product(alphaLoss, digamma(graph, old.get(0))),
            graph.product(betaLoss, digamma(graph, old.get(1))));
    Node joint = graph.product(graph.sum(alphaLoss, betaLoss), digamma(graph, oldSum));
    Node logRatio =
        graph.combine(1, logBeta(graph, alpha, beta), -1, logBeta(graph, old.get(0), old.get(1)));
    return graph.rowSum(graph.sum(logRatio, graph.combine(1, own, -1, joint)));
  }

  private static Node digamma(Graph graph, Node x) {
    return graph.apply(Activation.DIGAMMA, x);
  }

  /** [[ψ'(α) − ψ'(α + β), −ψ'(α + β)], [−ψ'(α + β), ψ'(β) − ψ'(α + β)]]. */
  @Override
  public void fisher(double scale, List<Block> tangents, List<Block> adjoints) {
    for (int i = 0; i < alpha.value().size(); i++) {
      double a = alpha.value().get(i);
      double b = beta.value().get(i);
      double alphaTangent = tangents.get(0).get(i);
      double betaTangent = tangents.get(1).get(i);
      double joint = Trigamma.value(a + b) * (alphaTangent + betaTangent);
      adjoints.get(0).set(i, scale * (Trigamma.value(a) * alphaTangent - joint));
      adjoints.get(1).set(i, scale * (Trigamma.value(b) * betaTangent - joint));
    }
  }
}
