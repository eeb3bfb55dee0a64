package org.sluice.learning.policy;

import java.util.List;
import java.util.Optional;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.distribution.ClosedForm;
import org.sluice.learning.policy.distribution.StandardNormal;
import org.sluice.learning.posterior.PosteriorNetwork;
import org.sluice.learning.records.Noise;

/**
 * A family of distributions π_θ(action | observation): its architecture, without parameter values.
 *
 * <p>A policy defines two things as nodes of a graph: the log-density of given actions, and the map
 * from noise to an action. Gradients, tangents, entropies and single-state acting follow from them
 * ({@link org.sluice.learning.policy.information.Density}, {@link
 * org.sluice.learning.policy.information.SampledEntropy}, {@link Actor}).
 */
public abstract class Policy {

  private final int observationDim;
  private final int actionDim;
  private final ParameterLayout layout = new ParameterLayout();

  /**
   * @param observationDim numbers per observation
   * @param actionDim numbers per action; 1 for a discrete action, which is its index
   */
  protected Policy(int observationDim, int actionDim) {
    if (observationDim < 1 || actionDim < 1) {
      throw new IllegalArgumentException(
          "a policy needs observations and actions of at least one number, not "
              + observationDim
              + " and "
              + actionDim);
    }
    this.observationDim = observationDim;
    this.actionDim = actionDim;
  }

  /**
   * log π(action | observation), {@code [1 × batch]}, including constants.
   *
   * @param observation {@code [observationDim × batch]}
   * @param action {@code [actionDim × batch]}
   * @throws UnsupportedOperationException if it has no density
   */
  public abstract Node logProbability(Graph graph, Node observation, Node action);

  /**
   * Maps noise to actions.
   *
   * @param observation {@code [observationDim × batch]}
   * @param noise {@code [noiseDim × batch]}
   */
  public abstract Sample sample(Graph graph, Node observation, Node noise);

  /** What {@link #drawNoise} draws; by default, as many normal numbers as the action has. */
  public List<Noise> noise() {
    return List.of(Noise.normal(actionDim));
  }

  /** Noise numbers per action. */
  public final int noiseDim() {
    return noise().stream().mapToInt(Noise::count).sum();
  }

  /**
   * Draws the noise of one action; by default, standard normal.
   *
   * @param noise Modified. {@code [noiseDim]}
   */
  public void drawNoise(Generator random, double[] noise) {
    StandardNormal.draw(random, noise);
  }

  /**
   * The noise of the deterministic action; by default, zero.
   *
   * @param noise Modified. {@code [noiseDim]}
   */
  public void centralNoise(double[] noise) {
    StandardNormal.centre(noise);
  }

  /**
   * Whether noise is meant to stay the same for an episode, as that which draws a function of
   * action values; by default each action has its own.
   */
  public boolean noiseLastsEpisode() {
    return false;
  }

  /**
   * Whether it has a {@link #logProbability}. Policies without one, such as deterministic ones, are
   * learned through their actions alone; the log-probability of their samples is 0.
   */
  public boolean hasDensity() {
    return true;
  }

  /**
   * Whether sampled actions are differentiable functions of θ at fixed noise, as the gradient of a
   * {@link org.sluice.learning.policy.information.SampledEntropy} needs.
   */
  public boolean reparameterised() {
    return true;
  }

  /** The distribution behind {@code logProbability}, if its divergences have a closed form. */
  public Optional<ClosedForm> closedForm(Graph graph, Node observation) {
    return Optional.empty();
  }

  /**
   * Q(observation, k) of each discrete action k, {@code [actions × batch]}, if the policy is made
   * of an action-value function.
   */
  public Optional<Node> actionValues(Graph graph, Node observation) {
    return Optional.empty();
  }

  /**
   * Q(observation, k) of each discrete action k, {@code [actions × batch]}, if the policy takes the
   * best action of an action-value function whose weights its noise draws or chooses.
   *
   * @param noise {@code [noiseDim × batch]}
   */
  public Optional<Node> actionValues(Graph graph, Node observation, Node noise) {
    return Optional.empty();
  }

  /**
   * Q_h(observation, k) of each discrete action k for all heads h, {@code [heads · actions ×
   * batch]}, if the policy takes the best action of one of several action-value functions.
   */
  public Optional<Node> headValues(Graph graph, Node observation) {
    return Optional.empty();
  }

  /** The distribution that those weights are drawn from. */
  public Optional<PosteriorNetwork> posterior() {
    return Optional.empty();
  }

  /** The bounds of its actions, if they can be nowhere else. */
  public Optional<Box> bounds() {
    return Optional.empty();
  }

  /** Numbers per observation. */
  public final int observationDim() {
    return observationDim;
  }

  /** Numbers per action. */
  public final int actionDim() {
    return actionDim;
  }

  /** The layout of θ and its initialisation. */
  public final synchronized ParameterLayout layout() {
    if (layout.size() == 0) {
      Graph graph = new Graph(Precision.FLOAT, 1, layout, false);
      if (hasDensity()) {
        logProbability(graph, graph.input(observationDim), graph.input(actionDim));
      } else {
        sample(graph, graph.input(observationDim), graph.input(noiseDim()));
      }
      posterior().ifPresent(weights -> declareLearned(weights, graph));
    }
    return layout;
  }

  /** Adds parameters that the divergence depends on and actions do not. */
  private static void declareLearned(PosteriorNetwork weights, Graph graph) {
    weights.divergence(graph, graph.input(weights.divergenceNoiseDim()));
  }
}
