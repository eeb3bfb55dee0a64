package org.sluice.learning.surrogate;

import java.util.List;
import java.util.Optional;
import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.Sample;
import org.sluice.learning.policy.distribution.ClosedForm;
import org.sluice.learning.policy.distribution.Softmax;
import org.sluice.learning.records.Noise;

/** One of n actions, by a single hidden tanh layer, as some reference numbers have it. */
final class OneLayerSoftmax extends Policy {

  private final int actions;
  private final int hidden;

  OneLayerSoftmax(int observationDim, int actions, int hidden) {
    super(observationDim, 1);
    this.actions = actions;
    this.hidden = hidden;
  }

  private Softmax distribution(Graph graph, Node observation) {
    Node h = graph.dense(observation, "pol.0", hidden, Initialisers.normalisedColumns(1));
    Node activated = graph.apply(Activation.TANH, h);
    return new Softmax(graph.dense(activated, "pol.1", actions, Initialisers.normalisedColumns(1)));
  }

  @Override
  public Node logProbability(Graph graph, Node observation, Node action) {
    return graph.choose(distribution(graph, observation).logProbabilities(graph), action, 1);
  }

  @Override
  public Sample sample(Graph graph, Node observation, Node noise) {
    throw new UnsupportedOperationException("its actions are given");
  }

  @Override
  public List<Noise> noise() {
    return List.of(Noise.uniform(1, 0.5));
  }

  @Override
  public void drawNoise(Generator random, double[] noise) {
    throw new UnsupportedOperationException("its actions are given");
  }

  @Override
  public void centralNoise(double[] noise) {
    throw new UnsupportedOperationException("its actions are given");
  }

  @Override
  public Optional<ClosedForm> closedForm(Graph graph, Node observation) {
    return Optional.of(distribution(graph, observation));
  }
}
