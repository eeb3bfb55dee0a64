package org.sluice.learning.policy.distribution;

import java.util.List;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.nodes.Node;

/**
 * N(mean, diag exp(2 logDeviation)).
 *
 * @param mean {@code [d × batch]}
 * @param logDeviation {@code [d × batch]}
 */
public record DiagonalNormal(Node mean, Node logDeviation) implements ClosedForm {

  /** −½ Σ ((x − mean) / deviation)² − Σ logDeviation − (d/2) log 2π. */
  public Node logDensity(Graph graph, Node x) {
    Node inverseDeviation = graph.apply(Activation.EXP, graph.affine(-1, logDeviation, 0));
    Node z = graph.product(graph.combine(1, x, -1, mean), inverseDeviation);
    return graph.combine(1, StandardNormal.logDensity(graph, z), -1, graph.rowSum(logDeviation));
  }

  /** mean + exp(logDeviation) noise. */
  public Node sample(Graph graph, Node noise) {
    Node deviation = graph.apply(Activation.EXP, logDeviation);
    return graph.sum(mean, graph.product(deviation, noise));
  }

  @Override
  public List<Node> parameters() {
    return List.of(mean, logDeviation);
  }

  /** Σ logDeviation + (d/2)(1 + log 2π). */
  @Override
  public Node entropy(Graph graph) {
    return graph.affine(
        1, graph.rowSum(logDeviation), 0.5 * mean.rows() * (1 + StandardNormal.LOG_TWO_PI));
  }

  /** Σ l − l₀ + (e^(2 l₀) + (m₀ − m)²) / (2 e^(2 l)) − ½. */
  @Override
  public Node divergenceFrom(Graph graph, List<? extends Node> old) {
    Node oldMean = old.get(0);
    Node oldLogDeviation = old.get(1);
    Node logRatio = graph.combine(1, logDeviation, -1, oldLogDeviation);
    Node varianceRatio = graph.apply(Activation.EXP, graph.affine(-2, logRatio, 0));
    Node shift = graph.apply(Activation.SQUARE, graph.combine(1, oldMean, -1, mean));
    Node precision = graph.apply(Activation.EXP, graph.affine(-2, logDeviation, 0));
    Node quadratic = graph.sum(varianceRatio, graph.product(shift, precision));
    return graph.affine(
        1, graph.rowSum(graph.combine(1, logRatio, 0.5, quadratic)), -0.5 * mean.rows());
  }

  /** diag(e^(−2 l)) for the mean, 2 for the log-deviation. */
  @Override
  public void fisher(double scale, List<Block> tangents, List<Block> adjoints) {
    for (int i = 0; i < mean.value().size(); i++) {
      double precision = StrictMath.exp(-2 * logDeviation.value().get(i));
      adjoints.get(0).set(i, scale * precision * tangents.get(0).get(i));
      adjoints.get(1).set(i, scale * 2 * tangents.get(1).get(i));
    }
  }
}
