package org.sluice.learning.theory.improvement;

import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.PolicyValues;
import org.sluice.learning.theory.Probabilities;
import org.sluice.learning.theory.TabularPolicy;

/**
 * The gradients of η and of its surrogate by the logits of a softmax policy, at this policy: they
 * are equal (Eq 10). They are computed in different ways. {@code [S][A]}
 */
public final class LocalMatching {

  private LocalMatching() {}

  /** ∂L/∂θ(s, a) = ρ(s) π(a | s) A(s, a), since Σ π A is 0. */
  public static double[][] surrogateGradient(PolicyValues values, TabularPolicy policy) {
    double[][] gradient = new double[values.value().length][values.q()[0].length];
    for (int s = 0; s < gradient.length; s++) {
      for (int a = 0; a < gradient[s].length; a++) {
        gradient[s][a] =
            values.visitation()[s] * policy.probabilities()[s][a] * values.advantage()[s][a];
      }
    }
    return gradient;
  }

  /**
   * ∂η/∂θ(s, a) = Σ ρ₀ ∂V, where ∂V solves the derivative of Bellman's equation, (I − γP) ∂V = Σ ∂π
   * (c + γPV), whose right side is 0 but for s.
   */
  public static double[][] objectiveGradient(Mdp mdp, TabularPolicy policy) {
    double[][] q = PolicyValues.of(mdp, policy).q();
    double[][] gradient = new double[mdp.states()][mdp.actions()];
    for (int s = 0; s < gradient.length; s++) {
      for (int a = 0; a < gradient[s].length; a++) {
        double[] right = new double[mdp.states()];
        right[s] = derivative(policy.probabilities()[s], q[s], a);
        double[] slope = PolicyValues.solve(mdp, policy, right);
        gradient[s][a] = Probabilities.expectation(mdp.start(), slope);
      }
    }
    return gradient;
  }

  /** Σ_b ∂p_b/∂θ_a x_b = Σ_b p_b (1{a = b} − p_a) x_b. */
  private static double derivative(double[] p, double[] x, int a) {
    double sum = 0;
    for (int b = 0; b < p.length; b++) {
      sum += p[b] * ((a == b ? 1 : 0) - p[a]) * x[b];
    }
    return sum;
  }
}
