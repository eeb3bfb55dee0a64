package org.sluice.learning.policy.type;

import java.util.List;
import java.util.Optional;
import org.sluice.env.Discrete;
import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.Sample;
import org.sluice.learning.policy.distribution.ClosedForm;
import org.sluice.learning.policy.distribution.Softmax;
import org.sluice.learning.records.Noise;

/**
 * One of n actions: π(k | s) = softmax(f(s))_k with hidden tanh layers. An action is its index,
 * carried as a number.
 *
 * <p>Samples invert the cumulative distribution at a uniform number, and are not differentiable:
 * the entropy has a closed form. Initial weights as in {@link Gaussian}.
 */
public class Categorical extends Policy {

  private static final double MOST_PROBABLE = -1;

  private final int actions;
  private final Trunk trunk;

  /**
   * @param actions n
   * @param trunk the hidden layers
   */
  public Categorical(int observationDim, int actions, Trunk trunk) {
    super(observationDim, 1);
    if (actions < 1) {
      throw new IllegalArgumentException(
          "a categorical policy chooses among at least 1 action, not " + actions);
    }
    this.actions = actions;
    this.trunk = trunk;
  }

  /** The logits f(s), {@code [actions × batch]}. */
  Node logits(Graph graph, Node observation) {
    Node features = trunk.apply(graph, observation);
    return graph.dense(features, trunk.next(), actions, Initialisers.normalisedColumns(0.01));
  }

  private Softmax distribution(Graph graph, Node observation) {
    return new Softmax(logits(graph, observation));
  }

  @Override
  public Node logProbability(Graph graph, Node observation, Node action) {
    Node logProbabilities = distribution(graph, observation).logProbabilities(graph);
    return graph.choose(logProbabilities, action, 1);
  }

  @Override
  public Sample sample(Graph graph, Node observation, Node noise) {
    Node logProbabilities = distribution(graph, observation).logProbabilities(graph);
    Node action = graph.categoricalQuantile(noise, logProbabilities);
    return new Sample(action, graph.choose(logProbabilities, action, 1));
  }

  @Override
  public boolean reparameterised() {
    return false;
  }

  @Override
  public List<Noise> noise() {
    return List.of(Noise.uniform(1, MOST_PROBABLE));
  }

  /** A uniform number. */
  @Override
  public void drawNoise(Generator random, double[] noise) {
    noise[0] = random.nextDouble();
  }

  /** A number that selects the most probable action. */
  @Override
  public void centralNoise(double[] noise) {
    noise[0] = MOST_PROBABLE;
  }

  @Override
  public Optional<ClosedForm> closedForm(Graph graph, Node observation) {
    return Optional.of(distribution(graph, observation));
  }

  @Override
  public String toString() {
    return "Categorical(" + actions + " by " + trunk + ")";
  }

  /** The type {@code categorical}. */
  public static final class Type extends TrunkType {

    public Type() {
      super(
          "categorical",
          Discrete.class,
          (spaces, trunk) ->
              new Categorical(
                  spaces.observations().size(), ((Discrete) spaces.actions()).n(), trunk));
    }
  }
}
