package org.sluice.learning.deepq;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.offpolicy.Rows;
import org.sluice.learning.policy.Policy;

/** Q of every action for a minibatch, with the gradient by the parameters. */
public final class QValues {

  private final Kernels kernels;
  private final Graph graph;
  private final Input observations;

  /** Null if the values have none. */
  private final Input noise;

  private final Node values;

  private QValues(Graph graph, Input observations, Input noise, Node values) {
    this.kernels = graph.precision().kernels();
    this.graph = graph;
    this.observations = observations;
    this.noise = noise;
    this.values = values;
  }

  /**
   * Those of a policy.
   *
   * @param policy made of action values
   */
  public static QValues of(Policy policy, Precision precision, int rows) {
    Graph graph = new Graph(precision, rows, policy.layout(), true);
    Input observations = graph.input(policy.observationDim());
    Node values = policy.actionValues(graph, observations).orElseThrow();
    return new QValues(graph, observations, null, values);
  }

  /**
   * Those of a policy whose noise chooses the values' weights.
   *
   * @param policy with a posterior over them
   */
  public static QValues noisy(Policy policy, Precision precision, int rows) {
    Graph graph = new Graph(precision, rows, policy.layout(), true);
    Input observations = graph.input(policy.observationDim());
    Input noise = graph.input(policy.noiseDim());
    Node values = policy.actionValues(graph, observations, noise).orElseThrow();
    return new QValues(graph, observations, noise, values);
  }

  /** A lower bound on the memory it needs. */
  long bytes() {
    return graph.bytes();
  }

  /** The number of actions. */
  int actions() {
    return values.rows();
  }

  /**
   * Sets the noise of all rows.
   *
   * @param rows Not modified. {@code [rows, noiseDim]}
   */
  public void setNoise(double[] rows) {
    Rows.set(noise, rows);
  }

  /**
   * Computes all values.
   *
   * @param parameters Not modified.
   * @param rows Not modified. Observations, {@code [rows, observationDim]}
   */
  void evaluate(Block parameters, double[] rows) {
    Rows.set(observations, rows);
    graph.setParameters(parameters, 0);
    graph.forward();
  }

  /** Q of an action in a row, after {@link #evaluate}. */
  double get(int row, int action) {
    return values.value().get(action, row);
  }

  /** The action of the largest Q in a row, the first of equal ones, after {@link #evaluate}. */
  int greedy(int row) {
    int best = 0;
    for (int action = 1; action < actions(); action++) {
      best = get(row, action) > get(row, best) ? action : best;
    }
    return best;
  }

  /**
   * The gradient of Σ weight · Q(s, action), after {@link #evaluate}.
   *
   * @param actions Not modified. One for each row
   * @param weights Not modified. One for each row
   * @param gradient Modified. In the layout's order; 0 for parameters that Q does not depend on
   */
  void gradient(int[] actions, double[] weights, Block gradient) {
    kernels.fill(0, gradient);
    graph.clearAdjoints();
    Block adjoint = values.adjoint();
    for (int row = 0; row < weights.length; row++) {
      adjoint.set(actions[row], row, weights[row]);
    }
    graph.backward();
    graph.gradient(gradient, 0);
  }
}
