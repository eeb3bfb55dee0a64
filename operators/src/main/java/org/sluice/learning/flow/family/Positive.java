package org.sluice.learning.flow.family;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.nodes.Node;

/** Learned numbers that must stay positive. */
final class Positive {

  private Positive() {}

  /**
   * softplus(raw) with raw bounded below by −{@link Activation#SCALE_LIMIT}; there its gradient is
   * zero.
   */
  static Node softplus(Graph graph, Node raw) {
    return graph.apply(Activation.SOFTPLUS, floored(graph, raw));
  }

  private static Node floored(Graph graph, Node raw) {
    Node above = graph.apply(Activation.RELU, graph.affine(1, raw, Activation.SCALE_LIMIT));
    return graph.affine(1, above, -Activation.SCALE_LIMIT);
  }
}
