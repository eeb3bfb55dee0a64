package org.sluice.learning.policy.distribution;

import java.util.List;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.nodes.Node;

/**
 * A distribution whose entropy, divergence and Fisher information have a formula in its own
 * parameters, such as the mean and log-deviation of a Gaussian.
 */
public interface ClosedForm {

  /** The distribution's parameters as functions of the observation, each {@code [k × batch]}. */
  List<Node> parameters();

  /** The entropy H[π(· | observation)], {@code [1 × batch]}. */
  Node entropy(Graph graph);

  /**
   * KL[old ‖ this], {@code [1 × batch]}.
   *
   * @param old the other distribution's parameters, in the order of {@link #parameters}
   */
  Node divergenceFrom(Graph graph, List<? extends Node> old);

  /**
   * The Fisher information in the distribution's parameters times a vector: adjoints = scale · I(η)
   * · tangents, sample by sample.
   *
   * @param tangents Not modified. One block per parameter
   * @param adjoints Modified. One block per parameter
   */
  void fisher(double scale, List<Block> tangents, List<Block> adjoints);
}
