package org.sluice.learning.policy.type;

import java.util.List;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Discrete;
import org.sluice.env.Spaces;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.HiddenLayers;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;

/**
 * A policy made of an action-value function: the Boltzmann distribution of its values, whose most
 * probable action is the greedy one.
 *
 * <pre>π(k | s) = softmax(Q(s, ·) / temperature)_k</pre>
 *
 * <p>Two hidden ReLU layers {@code q.0}, {@code q.1} and a linear one, {@code q.2}, with a value
 * for each action. Initial weights are uniform within 1/√inputs, biases 0.
 */
public final class QPolicy extends Categorical {

  private final int actions;
  private final int hidden;
  private final double temperature;

  /**
   * @param actions number of actions
   * @param hidden units in each of the two hidden layers
   * @param temperature in units of Q
   */
  public QPolicy(int observationDim, int actions, int hidden, double temperature) {
    super(observationDim, actions, Trunk.of(hidden));
    this.actions = actions;
    this.hidden = hidden;
    this.temperature = temperature;
  }

  private Node values(Graph graph, Node observation) {
    Node h = observation;
    for (int layer = 0; layer < 2; layer++) {
      h = HiddenLayers.relu(graph, h, "q", layer, hidden, false);
    }
    return graph.dense(h, "q.2", actions, Initialisers.fanIn());
  }

  @Override
  Node logits(Graph graph, Node observation) {
    return graph.affine(1 / temperature, values(graph, observation), 0);
  }

  @Override
  public Optional<Node> actionValues(Graph graph, Node observation) {
    return Optional.of(values(graph, observation));
  }

  @Override
  public String toString() {
    return "Q(" + actions + " by " + hidden + "-" + hidden + ")";
  }

  /** The type {@code q-network}. */
  public static final class Type extends WordedType {

    public Type() {
      super("q-network", Discrete.class);
    }

    @Override
    public List<Param<?>> parameters() {
      return List.of(PolicyParams.HIDDEN, PolicyParams.TEMPERATURE);
    }

    @Override
    public List<Size> sizes() {
      return List.of(Trunk.SIZE);
    }

    @Override
    public Policy create(Spaces spaces, Hyperparameters values) {
      return new QPolicy(
          spaces.observations().size(),
          ((Discrete) spaces.actions()).n(),
          values.get(PolicyParams.HIDDEN),
          values.get(PolicyParams.TEMPERATURE));
    }
  }
}
