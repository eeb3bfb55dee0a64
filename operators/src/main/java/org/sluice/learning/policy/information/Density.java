package org.sluice.learning.policy.information;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.Policy;

/**
 * log π_θ of a batch of actions, with its gradients and tangents; with buffers for one batch size.
 *
 * <p>Call {@link #evaluate} after the parameters or the batch have changed; {@link
 * #weightedGradient} and {@link #tangents} then differentiate at that point.
 */
public final class Density {

  private final Graph graph;
  private final Input observations;
  private final Input actions;
  private final Node logProbability;

  public Density(Policy policy, Precision precision, int batch) {
    this.graph = new Graph(precision, batch, policy.layout(), true);
    this.observations = graph.input(policy.observationDim());
    this.actions = graph.input(policy.actionDim());
    this.logProbability = policy.logProbability(graph, observations, actions);
  }

  /** The underlying graph, with the inputs {@link #observations} and {@link #actions}. */
  public Graph graph() {
    return graph;
  }

  /** Where the batch's observations go, {@code [observationDim × batch]}. */
  public Input observations() {
    return observations;
  }

  /** Where the batch's actions go, {@code [actionDim × batch]}. */
  public Input actions() {
    return actions;
  }

  /**
   * log π_θ(action | observation).
   *
   * @return the numbers, {@code [1 × batch]}; overwritten by the next call
   */
  public Block evaluate(double[] parameters) {
    graph.setParameters(parameters);
    graph.forward();
    return logProbability.value();
  }

  /**
   * log π_θ(action | observation) for parameters in the graph's precision.
   *
   * @param parameters Not modified. θ, which may be followed by other parameters
   * @return the numbers, {@code [1 × batch]}; overwritten by the next call
   */
  public Block evaluate(Block parameters) {
    graph.setParameters(parameters, 0);
    graph.forward();
    return logProbability.value();
  }

  /**
   * Σ_b weights[b] ∇_θ log π_θ(action_b | observation_b).
   *
   * @param weights Not modified. {@code [batch]}
   * @param gradient Modified. {@code [parameters]}
   */
  public void weightedGradient(double[] weights, double[] gradient) {
    backward(weights);
    graph.gradient(gradient);
  }

  /**
   * Σ_b weights[b] ∇_θ log π_θ(action_b | observation_b) in the graph's precision.
   *
   * @param weights Not modified. {@code [batch]}
   * @param gradient Modified. θ's place; what the density does not depend on stays as it is
   */
  public void weightedGradient(double[] weights, Block gradient) {
    backward(weights);
    graph.gradient(gradient, 0);
  }

  private void backward(double[] weights) {
    graph.clearAdjoints();
    logProbability.adjoint().load(weights, 0);
    graph.backward();
  }

  /**
   * ∇_θ log π_θ(action_b | observation_b) · direction, per sample.
   *
   * @param direction Not modified. {@code [parameters]}
   * @return the numbers, {@code [1 × batch]}; overwritten by the next call
   */
  public Block tangents(double[] direction) {
    graph.setDirection(direction);
    graph.tangent();
    return logProbability.tangent();
  }
}
