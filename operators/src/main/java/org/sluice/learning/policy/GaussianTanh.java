package org.sluice.learning.policy;

import org.sluice.learning.graph.Activation;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.Node;

/**
 * {@link Gaussian} with tanh of the last layer's output as its mean, which so lies in (−1, 1); the
 * actions themselves may leave it. Tang and Agrawal 2018, appendix A.
 */
public final class GaussianTanh extends Gaussian {

  /**
   * @param hidden units in each of the two hidden layers
   */
  public GaussianTanh(int observationDim, int actionDim, int hidden) {
    super(observationDim, actionDim, hidden);
  }

  @Override
  Node mean(Graph graph, Node output) {
    return graph.apply(Activation.TANH, output);
  }

  @Override
  public String toString() {
    return "tanh-mean " + super.toString();
  }
}
