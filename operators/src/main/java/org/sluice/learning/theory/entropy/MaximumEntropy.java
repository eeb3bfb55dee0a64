package org.sluice.learning.theory.entropy;

import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.PolicyValues;
import org.sluice.learning.theory.Probabilities;
import org.sluice.learning.theory.TabularPolicy;

/**
 * The maximum-entropy objective of a policy and its lower bound by the surrogate that policy
 * gradients with an entropy bonus maximise (Theorem 4.1).
 *
 * <p>Lemma A.2 has a factor 2 that the printed bound drops. For finite actions the printed bound
 * holds: entropies lie in [0, ε], so the means of two distributions of states differ by at most ε
 * times their total variation.
 *
 * @param gamma the discount factor
 * @param beta the weight of the entropy
 * @param expected J(π) = E Σ γᵗ r
 * @param objective J_MaxEnt(π) = J(π) + β Σ ρ_π H[π] (Eq 12)
 * @param surrogate J_surr(π) = J(π) + β Σ ρ_old H[π] (Eq 13)
 * @param divergence α = max KL[π ‖ π_old]
 * @param epsilon max H[π(· | s)]
 */
public record MaximumEntropy(
    double gamma,
    double beta,
    double expected,
    double objective,
    double surrogate,
    double divergence,
    double epsilon) {

  /** The objective of a policy, and its surrogate from an old policy. */
  public static MaximumEntropy of(Mdp mdp, TabularPolicy policy, TabularPolicy old, double beta) {
    PolicyValues values = PolicyValues.of(mdp, policy);
    double[] visitation = PolicyValues.of(mdp, old).visitation();
    double[] entropy = policy.entropy();
    return new MaximumEntropy(
        mdp.gamma(),
        beta,
        values.expected(),
        values.expected() + beta * Probabilities.expectation(values.visitation(), entropy),
        values.expected() + beta * Probabilities.expectation(visitation, entropy),
        Probabilities.largest(policy.divergence(old)),
        Probabilities.largest(entropy));
  }

  /**
   * J_surr − factor · βγ√α ε / (1 − γ)², at most {@link #objective}.
   *
   * @param factor 1 as printed, or 2 as in Lemma A.2
   */
  public double bound(double factor) {
    double slack = beta * gamma * Math.sqrt(divergence) * epsilon / ((1 - gamma) * (1 - gamma));
    return surrogate - factor * slack;
  }

  /** (J_surr − J_MaxEnt) as a part of the printed slack: above 1, the printed bound is violated. */
  public double tightness() {
    return (surrogate - objective) / (surrogate - bound(1));
  }
}
