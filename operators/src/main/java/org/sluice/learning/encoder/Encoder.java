package org.sluice.learning.encoder;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;

/**
 * What turns observations into the features that a policy or a value function computes with: an
 * architecture, without numbers. Policy and value function have parameters of their own for it.
 */
public interface Encoder {

  /** Features per observation. */
  int features();

  /**
   * The features, {@code [features × batch]}.
   *
   * @param observation normalised, or bytes as they are, {@code [observationDim × batch]}
   * @param prefix of the names of its parameters
   */
  Node encode(Graph graph, Node observation, String prefix);
}
