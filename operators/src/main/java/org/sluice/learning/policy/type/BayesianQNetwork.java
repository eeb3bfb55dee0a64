package org.sluice.learning.policy.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Discrete;
import org.sluice.env.Generator;
import org.sluice.env.Spaces;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.posterior.PosteriorNetwork;
import org.sluice.learning.posterior.PosteriorSettings;
import org.sluice.learning.records.Noise;

/**
 * The best action of an action-value function that the noise draws from a posterior: Thompson
 * sampling if the noise stays the same for an episode.
 *
 * <pre>a = argmax_k Q_W(s, k),   W ~ q(W)</pre>
 *
 * <p>Two hidden ReLU layers {@code fc0}, {@code fc1} and a linear one, {@code fc2}, with a value
 * for each action; all with a posterior over their weights ({@link PosteriorNetwork}). There is no
 * density; the log-probability of samples is 0. The deterministic action is that of the network
 * without noise. Touati et al. 2018, Randomized Value Functions via Multiplicative Normalizing
 * Flows.
 *
 * <p>Noise of units stands for noise of weights: given z and the inputs of a layer, its outputs
 * have the right distribution, but the same numbers in two states do not stand for the same W.
 */
public final class BayesianQNetwork extends DrawnQPolicy {

  private final int actions;
  private final int hidden;
  private final PosteriorNetwork network;

  /**
   * @param actions number of actions
   * @param hidden units in each of the two hidden layers
   */
  public BayesianQNetwork(int observationDim, int actions, int hidden, PosteriorSettings settings) {
    super(observationDim);
    this.actions = actions;
    this.hidden = hidden;
    this.network =
        new PosteriorNetwork(
            "fc",
            List.of(observationDim, hidden, hidden),
            List.of(hidden, hidden, actions),
            settings);
  }

  @Override
  public Optional<Node> actionValues(Graph graph, Node observation, Node noise) {
    Node h = observation;
    for (int layer = 0; layer < 2; layer++) {
      h = graph.apply(Activation.RELU, network.layer(graph, layer, h, noise));
    }
    return Optional.of(network.layer(graph, 2, h, noise));
  }

  @Override
  public Optional<PosteriorNetwork> posterior() {
    return Optional.of(network);
  }

  @Override
  public List<Noise> noise() {
    return network.noise();
  }

  @Override
  public void drawNoise(Generator random, double[] noise) {
    network.drawNormals(random, noise);
    network.drawMasks(random, noise);
  }

  @Override
  public void centralNoise(double[] noise) {
    network.centre(noise);
  }

  @Override
  public String toString() {
    return "BayesianQ(" + actions + " by " + hidden + "-" + hidden + ")";
  }

  /** The type {@code bayesian-q-network}. */
  public static final class Type extends WordedType {

    public Type() {
      super("bayesian-q-network", Discrete.class);
    }

    private static List<Param<?>> with(List<Param<?>> ofPosterior) {
      List<Param<?>> parameters = new ArrayList<>(List.of(PolicyParams.HIDDEN));
      parameters.addAll(ofPosterior);
      return List.copyOf(parameters);
    }

    @Override
    public List<Param<?>> parameters() {
      return with(PolicyParams.POSTERIOR.all());
    }

    @Override
    public List<Param<?>> parameters(Hyperparameters values) {
      return with(PolicyParams.POSTERIOR.all(values));
    }

    @Override
    public List<Size> sizes() {
      List<Size> sizes = new ArrayList<>(List.of(Trunk.SIZE));
      sizes.addAll(PolicyParams.POSTERIOR.sizes());
      return sizes;
    }

    @Override
    public Policy create(Spaces spaces, Hyperparameters values) {
      return new BayesianQNetwork(
          spaces.observations().size(),
          ((Discrete) spaces.actions()).n(),
          values.get(PolicyParams.HIDDEN),
          PolicyParams.POSTERIOR.settings(values));
    }
  }
}
