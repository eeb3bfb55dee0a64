package org.sluice.learning.algorithm.mnfddpg;

import java.util.List;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.offpolicy.ActionValueNetwork;
import org.sluice.learning.posterior.PosteriorNetwork;
import org.sluice.learning.posterior.PosteriorSettings;

/**
 * An action-value function Q_W(s, a), W ~ q(W), with two hidden ReLU layers, {@code prefix0} of the
 * observation and {@code prefix1} of its outputs and the action, and a linear one, {@code prefix2}.
 *
 * @param weights their posterior
 */
record PosteriorCritic(PosteriorNetwork weights) implements ActionValueNetwork {

  /**
   * @param hidden units in each of the two hidden layers
   */
  static PosteriorCritic of(
      String prefix, int observationDim, int actionDim, int hidden, PosteriorSettings settings) {
    return new PosteriorCritic(
        new PosteriorNetwork(
            prefix,
            List.of(observationDim, hidden + actionDim, hidden),
            List.of(hidden, hidden, 1),
            settings));
  }

  @Override
  public int noiseDim() {
    return weights.noiseDim();
  }

  @Override
  public Node value(Graph graph, Node observation, Node action, Node noise) {
    Node seen = graph.apply(Activation.RELU, weights.layer(graph, 0, observation, noise));
    Node both = graph.stack(List.of(seen, action));
    Node h = graph.apply(Activation.RELU, weights.layer(graph, 1, both, noise));
    return weights.layer(graph, 2, h, noise);
  }
}
