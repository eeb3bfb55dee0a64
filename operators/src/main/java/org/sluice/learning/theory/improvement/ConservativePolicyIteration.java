package org.sluice.learning.theory.improvement;

import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.PolicyValues;
import org.sluice.learning.theory.Probabilities;
import org.sluice.learning.theory.TabularPolicy;

/**
 * Conservative policy iteration of Kakade and Langford (2002): mixes the policy with the greedy
 * one, which minimises the surrogate, by the α that minimises the bound of Eq 14.
 */
public record ConservativePolicyIteration() implements PolicyUpdate {

  @Override
  public TabularPolicy next(Mdp mdp, TabularPolicy policy, PolicyValues values) {
    TabularPolicy greedy = TabularPolicy.minimising(values.q());
    return policy.mixedWith(greedy, Step.to(greedy, mdp.gamma(), values).bestAlpha());
  }

  /**
   * What a mixture with a policy π′ is bounded by.
   *
   * @param gamma the discount factor
   * @param expected η(π)
   * @param gain X = Σ ρ_π Σ π′ A_π; the surrogate of the mixture is η(π) + α X
   * @param epsilon max |Σ π′ A_π| over states (Eq 13)
   */
  public record Step(double gamma, double expected, double gain, double epsilon) {

    /** A step towards a policy. */
    public static Step to(TabularPolicy other, double gamma, PolicyValues values) {
      double[] advantage = other.expectation(values.advantage());
      double largest = 0;
      for (double one : advantage) {
        largest = Math.max(largest, Math.abs(one));
      }
      double gain = Probabilities.expectation(values.visitation(), advantage);
      return new Step(gamma, values.expected(), gain, largest);
    }

    /** η(π) + αX + 2εγα² / ((1 − γ(1 − α)) (1 − γ)) (Eq 12). */
    public double bound(double alpha) {
      double slack = 2 * epsilon * gamma / ((1 - gamma * (1 - alpha)) * (1 - gamma));
      return expected + alpha * gain + slack * alpha * alpha;
    }

    /** η(π) + αX + 2εγα² / (1 − γ)² (Eq 14). */
    public double simpleBound(double alpha) {
      return expected + alpha * gain + Bound.coefficient(2, epsilon, gamma) * alpha * alpha;
    }

    /** The α in [0, 1] that minimises Eq 14: −X (1 − γ)² / (4εγ), or 1. */
    public double bestAlpha() {
      return gain < 0 ? Math.min(1, -gain / (2 * Bound.coefficient(2, epsilon, gamma))) : 0;
    }
  }
}
