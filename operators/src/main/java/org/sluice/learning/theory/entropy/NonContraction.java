package org.sluice.learning.theory.entropy;

import org.sluice.learning.theory.Mdp;
import org.sluice.learning.theory.Probabilities;

/** Why the Boltzmann operator is not a contraction. */
public final class NonContraction {

  /** The temperature at which {@link #severalFixedPoints} has three fixed points. */
  public static final double SEVERAL_AT = 1.0 / 17;

  private static final double SPREAD = 3;

  private NonContraction() {}

  /**
   * How much the Boltzmann mean v changes with the largest change of Q: Σ |∂v/∂Q(a)| = Σ p(a) |1 +
   * (Q(a) − v) / β|. Above 1, where lowering a bad action's value also raises v.
   */
  public static double lipschitz(double[] q, double beta) {
    double[] p = Probabilities.softmax(q, beta);
    double mean = Probabilities.expectation(p, q);
    double sum = 0;
    for (int a = 0; a < q.length; a++) {
      sum += p[a] * Math.abs(1 + (q[a] - mean) / beta);
    }
    return sum;
  }

  /**
   * An action with value −β·shift, and others with β (3 + shift): a pair of shifts is a violation.
   */
  public static double[] values(int actions, double beta, double shift) {
    double[] q = new double[actions];
    for (int a = 0; a < actions; a++) {
      q[a] = a == 0 ? -beta * shift : beta * (SPREAD + shift);
    }
    return q;
  }

  /** |v(Q) − v(Q′)| / max |Q − Q′| of the Boltzmann mean between shifts 0 and 0.001. */
  public static double ratio(int actions, double beta) {
    double shift = 1e-3;
    double[] q = values(actions, beta, 0);
    double[] shifted = values(actions, beta, shift);
    double change = BellmanOperator.boltzmann(shifted, beta) - BellmanOperator.boltzmann(q, beta);
    return Math.abs(change) / (beta * shift);
  }

  /**
   * Two states and two actions, after Asadi and Littman, "An Alternative Softmax Operator for
   * Reinforcement Learning" (2017), figure 1: backups by the Boltzmann operator with β = 1/17
   * converge to one fixed point from below and to another from above.
   */
  public static Mdp severalFixedPoints() {
    double[][][] transition = {{{0.66, 0.34}, {0.99, 0.01}}, {{0, 1}, {0, 1}}};
    double[][] reward = {{0.122, 0.033}, {0, 0}};
    return new Mdp(transition, reward, new double[] {1, 0}, 0.98);
  }
}
