package org.sluice.learning.offpolicy;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;

/** Q of a minibatch, with its gradients by parameters and by actions. Buffers of one thread. */
public final class ActionValues {

  private final ParameterLayout layout = new ParameterLayout();
  private final Graph graph;
  private final Input observations;
  private final Input actions;
  private final Input noise;
  private final Node value;

  /** Q, {@code [rows]}, after {@link #evaluate}. */
  public final double[] values;

  public ActionValues(
      ActionValueNetwork network,
      Precision precision,
      int rows,
      int observationDim,
      int actionDim) {
    this.graph = new Graph(precision, rows, layout, true);
    this.observations = graph.input(observationDim);
    this.actions = graph.differentiableInput(actionDim);
    this.noise = graph.input(network.noiseDim());
    this.value = network.value(graph, observations, actions, noise);
    this.values = new double[rows];
  }

  /** The layout of the parameters. */
  public ParameterLayout layout() {
    return layout;
  }

  /** A lower bound on the memory it needs. */
  public long bytes() {
    return graph.bytes();
  }

  /**
   * Sets the observations.
   *
   * @param rows Not modified. {@code [rows, observationDim]}
   */
  public void observe(double[] rows) {
    Rows.set(observations, rows);
  }

  /**
   * Sets the actions.
   *
   * @param rows Not modified. {@code [rows, actionDim]}
   */
  public void act(double[] rows) {
    Rows.set(actions, rows);
  }

  /**
   * Sets the actions.
   *
   * @param sampled Not modified. {@code [actionDim × rows]}
   */
  public void act(Block sampled) {
    actions.value().load(sampled, 0);
  }

  /**
   * Sets the noise, if the network has any.
   *
   * @param rows Not modified. {@code [rows, noiseDim]}
   */
  public void setNoise(double[] rows) {
    Rows.set(noise, rows);
  }

  /**
   * Computes {@link #values}.
   *
   * @param parameters Not modified.
   */
  public void evaluate(Block parameters) {
    graph.setParameters(parameters, 0);
    graph.forward();
    value.value().store(values, 0);
  }

  /**
   * Differentiates Σ weight · Q, after {@link #evaluate}.
   *
   * @param weights Not modified. {@code [rows]}
   */
  public void differentiate(double[] weights) {
    graph.clearAdjoints();
    value.adjoint().load(weights, 0);
    graph.backward();
  }

  /**
   * Differentiates Σ weight · Q by the actions only, after {@link #evaluate}; cheaper.
   *
   * @param weights Not modified. {@code [rows]}
   */
  public void differentiateByActions(double[] weights) {
    graph.clearAdjoints();
    value.adjoint().load(weights, 0);
    graph.backwardToInputs();
  }

  /**
   * The gradient by the parameters, after {@link #differentiate}.
   *
   * @param gradient Modified. In the layout's order; 0 for parameters that Q does not depend on
   */
  public void gradient(Block gradient) {
    graph.precision().kernels().fill(0, gradient);
    graph.gradient(gradient, 0);
  }

  /**
   * The gradient by the actions, after {@link #differentiate} or {@link #differentiateByActions}:
   * {@code [actionDim × rows]}.
   */
  public Block actionGradient() {
    return actions.adjoint();
  }
}
