package org.sluice.learning.policy.distribution;

import java.util.List;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.nodes.Node;

/**
 * p_k = exp(z_k) / Σ_j exp(z_j).
 *
 * @param logits z, {@code [n × batch]}
 */
public record Softmax(Node logits) implements ClosedForm {

  /** log p, {@code [n × batch]}. */
  public Node logProbabilities(Graph graph) {
    return normalised(graph, logits);
  }

  private static Node normalised(Graph graph, Node logits) {
    return graph.combine(1, logits, -1, graph.repeat(graph.logSumExp(logits), logits.rows()));
  }

  @Override
  public List<Node> parameters() {
    return List.of(logits);
  }

  /** −Σ p log p. */
  @Override
  public Node entropy(Graph graph) {
    Node logProbabilities = logProbabilities(graph);
    Node probabilities = graph.apply(Activation.EXP, logProbabilities);
    return graph.affine(-1, graph.rowSum(graph.product(probabilities, logProbabilities)), 0);
  }

  /** Σ p₀ (log p₀ − log p). */
  @Override
  public Node divergenceFrom(Graph graph, List<? extends Node> old) {
    Node oldLogProbabilities = normalised(graph, old.get(0));
    Node oldProbabilities = graph.apply(Activation.EXP, oldLogProbabilities);
    Node logRatio = graph.combine(1, oldLogProbabilities, -1, logProbabilities(graph));
    return graph.rowSum(graph.product(oldProbabilities, logRatio));
  }

  /** diag p − p pᵀ. */
  @Override
  public void fisher(double scale, List<Block> tangents, List<Block> adjoints) {
    Block z = logits.value();
    Block tangent = tangents.get(0);
    for (int c = 0; c < z.columns; c++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < z.rows; k++) {
        largest = Math.max(largest, z.get(k, c));
      }
      double sum = 0;
      double weighted = 0;
      for (int k = 0; k < z.rows; k++) {
        double weight = StrictMath.exp(z.get(k, c) - largest);
        sum += weight;
        weighted += weight * tangent.get(k, c);
      }
      double mean = weighted / sum;
      for (int k = 0; k < z.rows; k++) {
        double probability = StrictMath.exp(z.get(k, c) - largest) / sum;
        adjoints.get(0).set(k, c, scale * probability * (tangent.get(k, c) - mean));
      }
    }
  }
}
