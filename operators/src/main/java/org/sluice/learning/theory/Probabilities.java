package org.sluice.learning.theory;

import org.sluice.env.Generator;

/** Distributions over a finite set, as arrays. */
public final class Probabilities {

  private static final double TOLERANCE = 1e-9;

  private Probabilities() {}

  /** Uniform over all distributions. {@code [n]} */
  static double[] random(int n, Generator random) {
    double[] p = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      p[i] = -StrictMath.log(1 - random.nextDouble());
      sum += p[i];
    }
    for (int i = 0; i < n; i++) {
      p[i] /= sum;
    }
    return p;
  }

  /** All on one element. {@code [n]} */
  static double[] certain(int n, int element) {
    double[] p = new double[n];
    p[element] = 1;
    return p;
  }

  /** Σ p x. */
  public static double expectation(double[] p, double[] x) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i] * x[i];
    }
    return sum;
  }

  /** D_TV(p, q) = ½ Σ |p − q|. */
  public static double variation(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += Math.abs(p[i] - q[i]);
    }
    return sum / 2;
  }

  /** KL[p ‖ q] = Σ p log(p / q), in nats; infinite if q is 0 where p is not. */
  public static double divergence(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      if (p[i] > 0) {
        sum += p[i] * StrictMath.log(p[i] / q[i]);
      }
    }
    return Math.max(0, sum);
  }

  /** −Σ p log p, in nats. */
  public static double entropy(double[] p) {
    double sum = 0;
    for (double one : p) {
      if (one > 0) {
        sum -= one * StrictMath.log(one);
      }
    }
    return sum;
  }

  /** c log Σ exp(x / c), without overflow. */
  public static double softMaximum(double[] x, double temperature) {
    double largest = largest(x);
    double sum = 0;
    for (double one : x) {
      sum += StrictMath.exp((one - largest) / temperature);
    }
    return largest + temperature * StrictMath.log(sum);
  }

  /** p ∝ exp(x / c). */
  public static double[] softmax(double[] x, double temperature) {
    double total = softMaximum(x, temperature);
    double[] p = new double[x.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = StrictMath.exp((x[i] - total) / temperature);
    }
    return p;
  }

  /** The largest number. */
  public static double largest(double[] x) {
    double largest = x[0];
    for (double one : x) {
      largest = Math.max(largest, one);
    }
    return largest;
  }

  static void require(double[] p, int n, String what) {
    double sum = 0;
    boolean valid = p.length == n;
    for (double one : p) {
      valid &= one >= 0;
      sum += one;
    }
    if (!valid || !(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new IllegalArgumentException(
          String.format("%s must be %d probabilities whose sum is 1", what, n));
    }
  }
}
