package org.sluice.learning.policy.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Discrete;
import org.sluice.env.Generator;
import org.sluice.env.Spaces;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.HiddenLayers;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.Noise;

/**
 * The best action of one of several action-value functions, the heads, which the noise chooses.
 *
 * <pre>a = argmax_k Q_h(s, k),   h uniform on 0 … heads − 1</pre>
 *
 * <p>Each head h is a network of its own with two hidden ReLU layers {@code q.h.0}, {@code q.h.1}
 * and a linear one, {@code q.h.2}, initially uniform within 1/√inputs; their initial weights make
 * them differ. There is no density; the log-probability of samples is 0. The deterministic action
 * is the best by the heads' mean. Osband et al. 2016, Deep Exploration via Bootstrapped DQN.
 * Deviations: the source's heads share layers below, and vote on the deterministic action.
 */
public final class BootstrappedQNetwork extends DrawnQPolicy {

  private final int actions;
  private final int hidden;
  private final int heads;

  /**
   * @param actions number of actions
   * @param hidden units in each of the two hidden layers of a head
   */
  public BootstrappedQNetwork(int observationDim, int actions, int hidden, int heads) {
    super(observationDim);
    this.actions = actions;
    this.hidden = hidden;
    this.heads = heads;
  }

  private List<Node> values(Graph graph, Node observation) {
    List<Node> values = new ArrayList<>();
    for (int head = 0; head < heads; head++) {
      String prefix = "q." + head;
      Node h = observation;
      for (int layer = 0; layer < 2; layer++) {
        h = HiddenLayers.relu(graph, h, prefix, layer, hidden, false);
      }
      values.add(graph.dense(h, prefix + ".2", actions, Initialisers.fanIn()));
    }
    return values;
  }

  @Override
  public Optional<Node> headValues(Graph graph, Node observation) {
    return Optional.of(graph.stack(values(graph, observation)));
  }

  @Override
  public Optional<Node> actionValues(Graph graph, Node observation, Node noise) {
    List<Node> values = values(graph, observation);
    Node sum = values.stream().reduce(graph::sum).orElseThrow();
    values.add(graph.affine(1.0 / heads, sum, 0));
    return Optional.of(graph.choose(graph.stack(values), noise, actions));
  }

  /** The head; the one after the last is their mean. */
  @Override
  public List<Noise> noise() {
    return List.of(new Noise(Noise.Kind.INDEX, 1, heads, heads));
  }

  @Override
  public void drawNoise(Generator random, double[] noise) {
    noise[0] = random.nextInt(heads);
  }

  @Override
  public void centralNoise(double[] noise) {
    noise[0] = heads;
  }

  @Override
  public String toString() {
    return "BootstrappedQ(" + heads + " of " + actions + " by " + hidden + "-" + hidden + ")";
  }

  /** The type {@code bootstrapped-q-network}. */
  public static final class Type extends WordedType {

    public Type() {
      super("bootstrapped-q-network", Discrete.class);
    }

    @Override
    public List<Param<?>> parameters() {
      return List.of(PolicyParams.HIDDEN, PolicyParams.HEADS);
    }

    @Override
    public List<Size> sizes() {
      return List.of(Trunk.SIZE, new Size(PolicyParams.HEADS, Growth.DEPTH));
    }

    @Override
    public Policy create(Spaces spaces, Hyperparameters values) {
      return new BootstrappedQNetwork(
          spaces.observations().size(),
          ((Discrete) spaces.actions()).n(),
          values.get(PolicyParams.HIDDEN),
          values.get(PolicyParams.HEADS));
    }
  }
}
