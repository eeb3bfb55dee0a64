package org.sluice.learning.theory.improvement;

import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.PolicyValues;
import org.sluice.learning.theory.TabularPolicy;

/**
 * Algorithm 1: the next policy minimises M(π) = L(π) + C max KL[π_old ‖ π], which majorises η and
 * touches it at π_old, so η never increases (Eq 19).
 *
 * <p>The minimiser is exact: the one in the {@link DivergenceBall} whose Σ ρ κ is C.
 *
 * @param constant of C = constant · εγ / (1 − γ)²; 2 as printed, or 4
 */
public record MonotoneImprovement(double constant) implements PolicyUpdate {

  @Override
  public TabularPolicy next(Mdp mdp, TabularPolicy policy, PolicyValues values) {
    DivergenceBall ball = new DivergenceBall(policy, values);
    double weight = weight(mdp.gamma(), values);
    return values.largestAdvantage() == 0
        ? policy
        : ball.minimiser(Root.ofDecreasing(ball::multiplier, weight));
  }

  /** C. */
  public double weight(double gamma, PolicyValues values) {
    return Bound.coefficient(constant, values.largestAdvantage(), gamma);
  }

  /** M(π̃) of a change from π. */
  public double majorizer(PolicyChange change) {
    return change.surrogate() + weight(change.gamma(), change.before()) * change.divergence();
  }
}
