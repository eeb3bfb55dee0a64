package org.sluice.learning.graph.nodes;

import org.sluice.learning.graph.kernels.SpecialFunctions;

/**
 * The cumulative distribution of Beta(α, β) and its inverse, for α, β ≥ 1, without allocation
 * (Commons Statistics allocates a distribution and a solver per number).
 */
final class IncompleteBeta {

  private static final int MOST_TERMS = 10_000;
  private static final int MOST_STEPS = 200;
  private static final double TINY = 1e-300;

  private IncompleteBeta() {}

  /** The p-quantile. */
  static double quantile(double p, double alpha, double beta) {
    if (p <= 0 || p >= 1) {
      return p <= 0 ? 0 : 1;
    }
    double logBeta =
        SpecialFunctions.logGamma(alpha)
            + SpecialFunctions.logGamma(beta)
            - SpecialFunctions.logGamma(alpha + beta);
    double low = 0;
    double high = 1;
    // From the mode, where the cumulative distribution turns from convex to concave, Newton's
    // steps approach the root from one side. The mean is used where the mode is at the edge.
    double x = alpha > 1 && beta > 1 ? (alpha - 1) / (alpha + beta - 2) : alpha / (alpha + beta);
    for (int step = 0; step < MOST_STEPS; step++) {
      double error = cumulative(x, alpha, beta, logBeta) - p;
      if (error > 0) {
        high = x;
      } else {
        low = x;
      }
      double next = x - error / StrictMath.exp(logDensity(x, alpha, beta, logBeta));
      if (!(next > low && next < high)) {
        next = 0.5 * (low + high);
      }
      if (Math.abs(next - x) <= 2 * Math.ulp(x)) {
        return next;
      }
      x = next;
    }
    return x;
  }

  private static double logDensity(double x, double alpha, double beta, double logBeta) {
    return (alpha - 1) * StrictMath.log(x) + (beta - 1) * StrictMath.log1p(-x) - logBeta;
  }

  static double cumulative(double x, double alpha, double beta, double logBeta) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double factor =
        StrictMath.exp(alpha * StrictMath.log(x) + beta * StrictMath.log1p(-x) - logBeta);
    // The fraction converges fast below the mean; above it, the mirrored fraction does.
    return x < (alpha + 1) / (alpha + beta + 2)
        ? factor * continuedFraction(x, alpha, beta) / alpha
        : 1 - factor * continuedFraction(1 - x, beta, alpha) / beta;
  }

  /** Lentz's evaluation of the continued fraction (Abramowitz and Stegun 26.5.8). */
  private static double continuedFraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
    double fraction = d;
    for (int m = 1; m <= MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonZero(1 + even * d);
      c = nonZero(1 + even / c);
      fraction *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonZero(1 + odd * d);
      c = nonZero(1 + odd / c);
      fraction *= d * c;
      if (Math.abs(d * c - 1) < 1e-16) {
        break;
      }
    }
    return fraction;
  }

  private static double nonZero(double x) {
    return Math.abs(x) < TINY ? TINY : x;
  }
}
