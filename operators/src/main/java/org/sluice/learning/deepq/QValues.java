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
  private final int heads;

  private QValues(Graph graph, Input observations, Input noise, Node values, int heads) {
    this.heads = heads;
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
    return new QValues(graph, observations, null, values, 1);
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
    return new QValues(graph, observations, noise, values, 1);
  }

  /**
   * Those of all heads of a policy.
   *
   * @param policy made of as many action-value functions
   */
  public static QValues ofHeads(Policy policy, int heads, Precision precision, int rows) {
    Graph graph = new Graph(precision, rows, policy.layout(), true);
    Input observations = graph.input(policy.observationDim());
    Node values = policy.headValues(graph, observations).orElseThrow();
    return new QValues(graph, observations, null, values, heads);
  }

  /** A lower bound on the memory it needs. */
  long bytes() {
    return graph.bytes();
  }

  /** The number of action-value functions. */
  int heads() {
    return heads;
  }

  /** The number of actions. */
  int actions() {
    return values.rows() / heads;
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

  /** Q of a head for an action in a row, after {@link #evaluate}. */
  double get(int head, int row, int action) {
    return values.value().get(head * actions() + action, row);
  }

  /**
   * The action of a head's largest Q in a row, the first of equal ones, after {@link #evaluate}.
   */
  int greedy(int head, int row) {
    int best = 0;
    for (int action = 1; action < actions(); action++) {
      best = get(head, row, action) > get(head, row, best) ? action : best;
    }
    return best;
  }

  /**
   * The gradient of Σ weight · Q(s, action) over heads and rows, after {@link #evaluate}.
   *
   * @param actions Not modified. One for each row
   * @param weights Not modified. {@code [heads][rows]}
   * @param gradient Modified. In the layout's order; 0 for parameters that Q does not depend on
   */
  void gradient(int[] actions, double[][] weights, Block gradient) {
    kernels.fill(0, gradient);
    graph.clearAdjoints();
    Block adjoint = values.adjoint();
    for (int head = 0; head < heads; head++) {
      for (int row = 0; row < actions.length; row++) {
        adjoint.set(head * actions() + actions[row], row, weights[head][row]);
      }
    }
    graph.backward();
    graph.gradient(gradient, 0);
  }
}
