package org.sluice.learning.theory.improvement;

import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.PolicyValues;
import org.sluice.learning.theory.Probabilities;
import org.sluice.learning.theory.TabularPolicy;

/**
 * A change from a policy π to π̃, and what the bounds on its effect are made of.
 *
 * @param gamma the discount factor
 * @param before the values of π
 * @param after the values of π̃
 * @param identity η(π) + Σ ρ_π̃ Σ π̃ A_π, which equals η(π̃) (Eq 7)
 * @param surrogate L_π(π̃) = η(π) + Σ ρ_π Σ π̃ A_π (Eq 8)
 * @param variation α = max D_TV(π, π̃) (Eq 15)
 * @param divergence max KL[π ‖ π̃]
 * @param mixtureEpsilon max |Σ π̃ A_π| over states (Eq 13, if π̃ is what π is mixed with)
 * @param signedEpsilon max Σ (π̃ − π) Q_π / Σ |π̃ − π| over states (Eq 39 as printed)
 * @param ratioEpsilon the same of absolute values, which the proof needs
 */
public record PolicyChange(
    double gamma,
    PolicyValues before,
    PolicyValues after,
    double identity,
    double surrogate,
    double variation,
    double divergence,
    double mixtureEpsilon,
    double signedEpsilon,
    double ratioEpsilon) {

  /** The change from a policy to another. */
  public static PolicyChange of(Mdp mdp, TabularPolicy from, TabularPolicy to) {
    PolicyValues before = PolicyValues.of(mdp, from);
    PolicyValues after = PolicyValues.of(mdp, to);
    double[] advantage = to.expectation(before.advantage());
    double[] variation = from.variation(to);
    double mixture = 0;
    double ratio = 0;
    double signed = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < advantage.length; s++) {
      mixture = Math.max(mixture, Math.abs(advantage[s]));
      if (variation[s] > 0) { // Σ (π̃ − π) Q is the advantage, and Σ |π̃ − π| twice the variation
        signed = Math.max(signed, advantage[s] / (2 * variation[s]));
        ratio = Math.max(ratio, Math.abs(advantage[s]) / (2 * variation[s]));
      }
    }
    return new PolicyChange(
        mdp.gamma(),
        before,
        after,
        before.expected() + Probabilities.expectation(after.visitation(), advantage),
        before.expected() + Probabilities.expectation(before.visitation(), advantage),
        Probabilities.largest(variation),
        Probabilities.largest(from.divergence(to)),
        mixture,
        signed,
        ratio);
  }

  /** η(π̃) − L_π(π̃): how much more the new policy costs than the surrogate says. */
  public double excess() {
    return after.expected() - surrogate;
  }
}
