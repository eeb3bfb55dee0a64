package org.sluice.learning.policy.type;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.Sample;

/**
 * The best action by the {@link #actionValues} of an action-value function that the noise draws or
 * chooses, for a whole episode. There is no density; the log-probability of samples is 0.
 */
abstract class DrawnQPolicy extends Policy {

  private static final double MOST_VALUABLE = -1;

  DrawnQPolicy(int observationDim) {
    super(observationDim, 1);
  }

  @Override
  public final Sample sample(Graph graph, Node observation, Node noise) {
    Node values = actionValues(graph, observation, noise).orElseThrow();
    Node zero = graph.affine(0, graph.rows(values, 0, 1), 0);
    Node best = graph.categoricalQuantile(graph.affine(1, zero, MOST_VALUABLE), values);
    return new Sample(best, zero);
  }

  /** There is none. */
  @Override
  public final Node logProbability(Graph graph, Node observation, Node action) {
    throw new UnsupportedOperationException("the best action of a random function has no density");
  }

  @Override
  public final boolean noiseLastsEpisode() {
    return true;
  }

  @Override
  public final boolean hasDensity() {
    return false;
  }

  @Override
  public final boolean reparameterised() {
    return false;
  }
}
