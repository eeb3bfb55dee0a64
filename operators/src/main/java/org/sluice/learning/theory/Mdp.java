package org.sluice.learning.theory;

import java.util.Arrays;
import org.sluice.env.Generator;

/**
 * A finite Markov decision process whose numbers are known.
 *
 * @param transition P(s′ | s, a) {@code [S][A][S]}
 * @param signal a cost c(s, a) where a method minimises, a reward r(s, a) where it maximises {@code
 *     [S][A]}
 * @param start ρ₀, the distribution of the first state {@code [S]}
 * @param gamma the discount factor, in [0, 1)
 */
public record Mdp(double[][][] transition, double[][] signal, double[] start, double gamma) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if shapes differ, probabilities do not sum to 1, or gamma is
   *     not in [0, 1)
   */
  public Mdp {
    int states = start.length;
    if (transition.length != states || signal.length != states || states == 0) {
      throw new IllegalArgumentException("transition, signal and start differ in their states");
    }
    Probabilities.require(start, states, "start");
    for (int s = 0; s < states; s++) {
      if (transition[s].length != transition[0].length
          || signal[s].length != transition[0].length
          || transition[0].length == 0) {
        throw new IllegalArgumentException("states differ in their actions");
      }
      for (double[] next : transition[s]) {
        Probabilities.require(next, states, "a transition");
      }
    }
    if (!(gamma >= 0 && gamma < 1)) {
      throw new IllegalArgumentException("gamma must be at least 0 and less than 1, not " + gamma);
    }
  }

  /**
   * With a signal that depends only on the state, as in the TRPO paper.
   *
   * @param cost c(s) {@code [S]}
   */
  public static Mdp ofStateCosts(
      double[][][] transition, double[] cost, double[] start, double gamma) {
    double[][] signal = new double[cost.length][];
    for (int s = 0; s < cost.length; s++) {
      signal[s] = new double[transition[s].length];
      Arrays.fill(signal[s], cost[s]);
    }
    return new Mdp(transition, signal, start, gamma);
  }

  /**
   * Transitions and start uniform over all distributions; a normal signal for each state and
   * action.
   */
  public static Mdp random(int states, int actions, double gamma, Generator random) {
    double[][][] transition = new double[states][actions][];
    double[][] signal = new double[states][actions];
    for (int s = 0; s < states; s++) {
      for (int a = 0; a < actions; a++) {
        transition[s][a] = Probabilities.random(states, random);
        signal[s][a] = random.gaussian();
      }
    }
    return new Mdp(transition, signal, Probabilities.random(states, random), gamma);
  }

  /** The same, but every transition leads to its most probable state. */
  public Mdp deterministic() {
    double[][][] certain = new double[states()][actions()][];
    for (int s = 0; s < states(); s++) {
      for (int a = 0; a < actions(); a++) {
        int best = 0;
        for (int next = 1; next < states(); next++) {
          best = transition[s][a][next] > transition[s][a][best] ? next : best;
        }
        certain[s][a] = Probabilities.certain(states(), best);
      }
    }
    return new Mdp(certain, signal, start, gamma);
  }

  /** The same, but beginning in one state. */
  public Mdp from(int state) {
    return new Mdp(transition, signal, Probabilities.certain(states(), state), gamma);
  }

  /** S. */
  public int states() {
    return start.length;
  }

  /** A. */
  public int actions() {
    return transition[0].length;
  }

  /**
   * signal(s, a) + γ Σ P(s′ | s, a) v(s′), for every state and action. {@code [S][A]}
   *
   * @param value v {@code [S]}
   */
  public double[][] backup(double[] value) {
    double[][] q = new double[states()][actions()];
    for (int s = 0; s < states(); s++) {
      for (int a = 0; a < actions(); a++) {
        q[s][a] = signal[s][a] + gamma * Probabilities.expectation(transition[s][a], value);
      }
    }
    return q;
  }

  /** P_π(s′ | s) = Σ π(a | s) P(s′ | s, a). {@code [S][S]} */
  public double[][] chain(TabularPolicy policy) {
    double[][] chain = new double[states()][states()];
    for (int s = 0; s < states(); s++) {
      for (int a = 0; a < actions(); a++) {
        for (int next = 0; next < states(); next++) {
          chain[s][next] += policy.probabilities()[s][a] * transition[s][a][next];
        }
      }
    }
    return chain;
  }

  /** The distribution of the next state, if the state's is p. {@code [S]} */
  public static double[] advance(double[] p, double[][] chain) {
    double[] next = new double[p.length];
    for (int s = 0; s < p.length; s++) {
      for (int n = 0; n < p.length; n++) {
        next[n] += p[s] * chain[s][n];
      }
    }
    return next;
  }
}
