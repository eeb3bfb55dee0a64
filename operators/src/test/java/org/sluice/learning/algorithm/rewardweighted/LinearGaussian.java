package org.sluice.learning.algorithm.rewardweighted;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.Sample;
import org.sluice.learning.policy.distribution.DiagonalNormal;

/** A linear mean and a deviation, as some reference numbers have it. */
final class LinearGaussian extends Policy {

  LinearGaussian(int observationDim, int actionDim) {
    super(observationDim, actionDim);
  }

  @Override
  public Node logProbability(Graph graph, Node observation, Node action) {
    Node mean = graph.dense(observation, "K", actionDim(), Initialisers.normalisedColumns(1));
    return new DiagonalNormal(mean, graph.vector("logstd", actionDim(), Initialisers.constant(0)))
        .logDensity(graph, action);
  }

  @Override
  public Sample sample(Graph graph, Node observation, Node noise) {
    throw new UnsupportedOperationException("its actions are given");
  }
}
