package org.sluice.learning.theory.improvement;

import org.sluice.learning.theory.PolicyValues;
import org.sluice.learning.theory.TabularPolicy;

/**
 * The policies with KL[π_old ‖ π] ≤ δ in every state, and the one of them that minimises the
 * surrogate.
 *
 * <p>The states do not interact. In each, the minimiser of Σ π A has the form π = κ π_old / (A + ν)
 * with ν > −min A, where κ makes it sum to 1 and ν gives KL = δ. The slope of the least surrogate
 * by δ is −Σ ρ κ. A state in which all actions are equally good keeps its policy.
 */
final class DivergenceBall {

  private final StateBall[] states; // null where the policy is kept
  private final double[] visitation;
  private final TabularPolicy old;

  DivergenceBall(TabularPolicy old, PolicyValues values) {
    this.old = old;
    this.visitation = values.visitation();
    this.states = new StateBall[visitation.length];
    double scale = values.largestAdvantage();
    for (int s = 0; s < states.length; s++) {
      states[s] = StateBall.of(old.probabilities()[s], values.advantage()[s], scale);
    }
  }

  /** The minimiser for a radius δ. */
  TabularPolicy minimiser(double radius) {
    double[][] rows = new double[states.length][];
    for (int s = 0; s < rows.length; s++) {
      rows[s] =
          states[s] == null ? old.probabilities()[s] : states[s].policy(states[s].distance(radius));
    }
    return new TabularPolicy(rows);
  }

  /** Σ ρ κ for a radius δ: how fast the least surrogate falls as the radius grows. */
  double multiplier(double radius) {
    double sum = 0;
    for (int s = 0; s < states.length; s++) {
      if (states[s] != null) {
        sum += visitation[s] * states[s].normaliser(states[s].distance(radius));
      }
    }
    return sum;
  }
}
