package org.sluice.learning.algorithm.dqn;

import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.policy.Policy;

/** Q of every action for a minibatch, with the gradient by the parameters. */
final class QValues {

  private final Graph graph;
  private final Input observations;
  private final Node values;

  /**
   * @param policy made of action values
   */
  QValues(Policy policy, Precision precision, int rows) {
    this.graph = new Graph(precision, rows, policy.layout(), true);
    this.observations = graph.input(policy.observationDim());
    this.values = policy.actionValues(graph, observations).orElseThrow();
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
   * Computes all values.
   *
   * @param parameters Not modified.
   * @param rows Not modified. Observations, {@code [rows, observationDim]}
   */
  void evaluate(Block parameters, double[] rows) {
    for (int row = 0; row < graph.batch(); row++) {
      observations.setColumn(row, rows, row * observations.rows());
    }
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
   * @param gradient Modified.
   */
  void gradient(int[] actions, double[] weights, Block gradient) {
    graph.clearAdjoints();
    Block adjoint = values.adjoint();
    for (int row = 0; row < weights.length; row++) {
      adjoint.set(actions[row], row, weights[row]);
    }
    graph.backward();
    graph.gradient(gradient, 0);
  }
}
