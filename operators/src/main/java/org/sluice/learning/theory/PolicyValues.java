package org.sluice.learning.theory;

/**
 * What a policy is worth, exactly: the solutions of its linear equations.
 *
 * @param value V(s): the expected discounted sum of the signal from a state {@code [S]}
 * @param q Q(s, a): the same after an action {@code [S][A]}
 * @param advantage A = Q − V {@code [S][A]}
 * @param visitation ρ(s) = Σ γᵗ P(sₜ = s), which sums to 1 / (1 − γ) {@code [S]}
 * @param expected η = Σ ρ₀ V
 */
public record PolicyValues(
    double[] value, double[][] q, double[][] advantage, double[] visitation, double expected) {

  /** The values of a policy: V from (I − γP) V = r, ρ from (I − γPᵀ) ρ = ρ₀. */
  public static PolicyValues of(Mdp mdp, TabularPolicy policy) {
    double[] value = solve(mdp, policy, policy.expectation(mdp.signal()));
    double[][] q = mdp.backup(value);
    double[][] advantage = new double[q.length][q[0].length];
    for (int s = 0; s < q.length; s++) {
      for (int a = 0; a < q[s].length; a++) {
        advantage[s][a] = q[s][a] - value[s];
      }
    }
    return new PolicyValues(
        value,
        q,
        advantage,
        LinearSystem.solve(system(mdp, policy, true), mdp.start().clone()),
        Probabilities.expectation(mdp.start(), value));
  }

  /**
   * The x with (I − γ P_π) x = b.
   *
   * @param right b, modified {@code [S]}
   */
  public static double[] solve(Mdp mdp, TabularPolicy policy, double[] right) {
    return LinearSystem.solve(system(mdp, policy, false), right);
  }

  private static double[][] system(Mdp mdp, TabularPolicy policy, boolean transposed) {
    double[][] chain = mdp.chain(policy);
    double[][] system = new double[chain.length][chain.length];
    for (int s = 0; s < chain.length; s++) {
      for (int n = 0; n < chain.length; n++) {
        system[s][n] = (s == n ? 1 : 0) - mdp.gamma() * (transposed ? chain[n][s] : chain[s][n]);
      }
    }
    return system;
  }

  /** max |A(s, a)|. */
  public double largestAdvantage() {
    double largest = 0;
    for (double[] row : advantage) {
      for (double one : row) {
        largest = Math.max(largest, Math.abs(one));
      }
    }
    return largest;
  }
}
