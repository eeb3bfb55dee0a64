package org.sluice.learning.theory.improvement;

import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.TabularPolicy;

/**
 * A process of five states that violates Theorem 1's printed constant 2.
 *
 * <p>The start leads to state 1 by the first action and to state 2 by the second. Both lead to the
 * good state 3 (cost 0) by the first action and to the bad state 4 (cost 1) by the second, and
 * those two to the good state. The old policy is uniform. The new one takes the second action at
 * the start and in state 2, and the first in state 1. Under the old policy's visitation, what it
 * loses in state 2 it gains in state 1, so that L = η(π); but it visits state 2 only. With α = ½
 * and ε = γ / 2, it costs η(π̃) − L = γε more than the surrogate says, and the penalties are γε / 2
 * and γε, each divided by (1 − γ)²: the constant 2 fails for all γ below 1 − 1/√2 = 0.29, and no
 * constant below 4 holds for all γ.
 */
public final class CounterExample {

  private static final int STATES = 5;
  private static final int GOOD = 3;
  private static final int BAD = 4;

  private CounterExample() {}

  /** The process. */
  public static Mdp mdp(double gamma) {
    int[][] leadsTo = {{1, 2}, {GOOD, BAD}, {GOOD, BAD}, {GOOD, GOOD}, {GOOD, GOOD}};
    double[][][] transition = new double[STATES][2][STATES];
    for (int s = 0; s < STATES; s++) {
      transition[s][0][leadsTo[s][0]] = 1;
      transition[s][1][leadsTo[s][1]] = 1;
    }
    return Mdp.ofStateCosts(
        transition, new double[] {0, 0, 0, 0, 1}, new double[] {1, 0, 0, 0, 0}, gamma);
  }

  /** The change of the policy. */
  public static PolicyChange change(double gamma) {
    double[][] next = {{0, 1}, {1, 0}, {0, 1}, {0.5, 0.5}, {0.5, 0.5}};
    return PolicyChange.of(mdp(gamma), TabularPolicy.uniform(STATES, 2), new TabularPolicy(next));
  }
}
