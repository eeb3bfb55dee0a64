package org.sluice.learning.theory.entropy;

import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.Probabilities;
import org.sluice.learning.theory.TabularPolicy;

/**
 * A backup of action values: (T Q)(s, a) = r(s, a) + γ Σ P(s′ | s, a) v(s′), where v(s′) summarises
 * Q(s′, ·).
 *
 * @param mdp the process, with rewards
 * @param summary v
 */
public record BellmanOperator(Mdp mdp, Summary summary) {

  private static final double TOLERANCE = 1e-14;

  /** What a state's action values are summarised by. */
  @FunctionalInterface
  public interface Summary {

    /** v(s) of Q(s, ·). */
    double of(int state, double[] q);
  }

  /** T^π: the mean under a policy. */
  public static BellmanOperator linear(Mdp mdp, TabularPolicy policy) {
    return new BellmanOperator(
        mdp, (state, q) -> Probabilities.expectation(policy.probabilities()[state], q));
  }

  /** T*: the maximum. */
  public static BellmanOperator optimal(Mdp mdp) {
    return new BellmanOperator(mdp, (state, q) -> Probabilities.largest(q));
  }

  /** T_B: the mean under p ∝ exp(Q / β). No contraction in general. */
  public static BellmanOperator boltzmann(Mdp mdp, double beta) {
    return new BellmanOperator(mdp, (state, q) -> boltzmann(q, beta));
  }

  /**
   * T_s: β log (1/A) Σ exp(Q / β). With the mean instead of the sum, T* ≥ T_B ≥ T_s, as the paper's
   * proof of Theorem B.2 has it.
   */
  public static BellmanOperator mellowmaxMean(Mdp mdp, double beta) {
    return new BellmanOperator(
        mdp, (state, q) -> Probabilities.softMaximum(q, beta) - beta * StrictMath.log(q.length));
  }

  /**
   * β log Σ exp(Q / β), as the paper defines T_s. At least T*; its fixed point gives the policy
   * that maximises reward and entropy.
   */
  public static BellmanOperator mellowmaxSum(Mdp mdp, double beta) {
    return new BellmanOperator(mdp, (state, q) -> Probabilities.softMaximum(q, beta));
  }

  static double boltzmann(double[] q, double beta) {
    return Probabilities.expectation(Probabilities.softmax(q, beta), q);
  }

  /** v of every state. {@code [S]} */
  public double[] summarise(double[][] q) {
    double[] value = new double[q.length];
    for (int s = 0; s < q.length; s++) {
      value[s] = summary.of(s, q[s]);
    }
    return value;
  }

  /** T Q. {@code [S][A]} */
  public double[][] apply(double[][] q) {
    return mdp.backup(summarise(q));
  }

  /** Tⁿ Q. {@code [S][A]} */
  public double[][] apply(double[][] q, int times) {
    double[][] result = q;
    for (int i = 0; i < times; i++) {
      result = apply(result);
    }
    return result;
  }

  /**
   * A Q with T Q = Q.
   *
   * @param q {@code [S][A]}
   * @param backups how many it took
   * @param residual max |T Q − Q|, which is not small if they did not converge
   */
  public record FixedPoint(double[][] q, int backups, double residual) {}

  /** Backups from Q until they change nothing but rounding, at most a number of them. */
  public FixedPoint fixedPoint(double[][] from, int most) {
    double[][] zero = new double[mdp.states()][mdp.actions()];
    double[][] q = from;
    for (int backups = 0; ; backups++) {
      double[][] next = apply(q);
      double residual = distance(next, q);
      if (backups == most || residual <= TOLERANCE * (1 + distance(q, zero))) {
        return new FixedPoint(q, backups, residual);
      }
      q = next;
    }
  }

  /** max |T Q − T Q′| / max |Q − Q′|: at most γ for a contraction. */
  public double ratio(double[][] q, double[][] other) {
    return distance(apply(q), apply(other)) / distance(q, other);
  }

  /** max |Q − Q′|. */
  public static double distance(double[][] q, double[][] other) {
    double largest = 0;
    for (int s = 0; s < q.length; s++) {
      for (int a = 0; a < q[s].length; a++) {
        largest = Math.max(largest, Math.abs(q[s][a] - other[s][a]));
      }
    }
    return largest;
  }
}
