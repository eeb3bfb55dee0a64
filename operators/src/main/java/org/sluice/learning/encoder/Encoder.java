package org.sluice.learning.encoder;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;

/**
 * Turns observations into features for a policy or value function: an architecture, without
 * parameter values. Policy and value function have separate parameters for it.
 */
public interface Encoder {

  /** Features per observation. */
  int features();

  /** Numbers per observation in its widest layer. */
  default long widest() {
    return features();
  }

  /**
   * The features, {@code [features × batch]}.
   *
   * @param observation normalised, or bytes as they are, {@code [observationDim × batch]}
   * @param prefix of the names of its parameters
   */
  Node encode(Graph graph, Node observation, String prefix);
}
