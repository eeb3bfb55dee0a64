package org.sluice.learning.theory;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import org.sluice.env.Generator;

/**
 * A stochastic policy over finite states and actions.
 *
 * @param probabilities π(a | s) {@code [S][A]}
 */
public record TabularPolicy(double[][] probabilities) {

  /**
   * Checks the probabilities.
   *
   * @throws IllegalArgumentException if those of a state do not sum to 1
   */
  public TabularPolicy {
    for (double[] row : probabilities) {
      Probabilities.require(row, probabilities[0].length, "a policy in a state");
    }
  }

  /** Every action with the same probability. */
  public static TabularPolicy uniform(int states, int actions) {
    return softmax(new double[states][actions], 1);
  }

  /** Uniform over all policies. */
  public static TabularPolicy random(int states, int actions, Generator random) {
    double[][] rows = new double[states][];
    for (int s = 0; s < states; s++) {
      rows[s] = Probabilities.random(actions, random);
    }
    return new TabularPolicy(rows);
  }

  /** π(a | s) ∝ exp(q(s, a) / temperature). */
  public static TabularPolicy softmax(double[][] q, double temperature) {
    return new TabularPolicy(
        Arrays.stream(q)
            .map(row -> Probabilities.softmax(row, temperature))
            .toArray(double[][]::new));
  }

  /** Always an action with the least number of its state, the first of several. */
  public static TabularPolicy minimising(double[][] q) {
    double[][] rows = new double[q.length][];
    for (int s = 0; s < q.length; s++) {
      int best = 0;
      for (int a = 1; a < q[s].length; a++) {
        best = q[s][a] < q[s][best] ? a : best;
      }
      rows[s] = Probabilities.certain(q[s].length, best);
    }
    return new TabularPolicy(rows);
  }

  /** (1 − α) π + α π′. */
  public TabularPolicy mixedWith(TabularPolicy other, double alpha) {
    double[][] rows = new double[probabilities.length][probabilities[0].length];
    for (int s = 0; s < rows.length; s++) {
      for (int a = 0; a < rows[s].length; a++) {
        rows[s][a] = (1 - alpha) * probabilities[s][a] + alpha * other.probabilities[s][a];
      }
    }
    return new TabularPolicy(rows);
  }

  /** Σ π(a | s) x(s, a), for every state. {@code [S]} */
  public double[] expectation(double[][] x) {
    return rows(x, Probabilities::expectation);
  }

  /** D_TV(π(· | s), π′(· | s)), for every state. {@code [S]} */
  public double[] variation(TabularPolicy other) {
    return rows(other.probabilities, Probabilities::variation);
  }

  /** KL[π(· | s) ‖ π′(· | s)], for every state. {@code [S]} */
  public double[] divergence(TabularPolicy other) {
    return rows(other.probabilities, Probabilities::divergence);
  }

  /** H[π(· | s)], for every state. {@code [S]} */
  public double[] entropy() {
    return rows(probabilities, (row, same) -> Probabilities.entropy(row));
  }

  private double[] rows(double[][] other, ToDoubleBiFunction<double[], double[]> function) {
    double[] results = new double[probabilities.length];
    for (int s = 0; s < results.length; s++) {
      results[s] = function.applyAsDouble(probabilities[s], other[s]);
    }
    return results;
  }
}
