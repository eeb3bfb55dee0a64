package org.sluice.learning.algorithm.rewardweighted;

import com.github.lbfgs4j.liblbfgs.Lbfgs;
import com.github.lbfgs4j.liblbfgs.LbfgsConstant.LBFGS_Param;
import org.sluice.learning.vectors.Finite;

/**
 * Maximises a mean log-likelihood by L-BFGS, with the line search of Moré and Thuente; the library
 * is a port of liblbfgs.
 */
final class LikelihoodAscent {

  private final WeightedLikelihood likelihood;
  private final LBFGS_Param settings = Lbfgs.defaultParams();

  /**
   * What an ascent has reached.
   *
   * @param before the mean log-likelihood at first
   * @param after at the end; never below
   * @param tried points that were evaluated after the first
   */
  record Reached(double before, double after, int tried) {}

  /**
   * @param iterations at most
   * @param tolerance it stops where |gradient| is at most this many times max(1, |θ|)
   */
  LikelihoodAscent(WeightedLikelihood likelihood, int iterations, double tolerance) {
    this.likelihood = likelihood;
    settings.max_iterations = iterations;
    settings.epsilon = tolerance;
  }

  /**
   * Climbs as far as it can.
   *
   * @param theta Modified. Where to begin, and the best point that was found; unchanged if there is
   *     none, or a number is not finite
   * @param total the sum of the weights, by which the likelihood is divided
   */
  Reached climb(double[] theta, double total) {
    double[] start = theta.clone();
    double[] gradient = new double[theta.length];
    int[] evaluations = {0};
    double before = likelihood.evaluate(theta, gradient) / total;
    if (!Double.isFinite(before) || !Finite.all(gradient)) {
      return new Reached(Double.NaN, Double.NaN, 0);
    }
    Lbfgs.lbfgs(
        theta.length,
        theta,
        null,
        (unused, x, g, n, step) -> {
          evaluations[0]++;
          double value = likelihood.evaluate(x, g);
          for (int i = 0; i < n; i++) {
            g[i] /= -total;
          }
          return -value / total;
        },
        null,
        null,
        settings);
    int tried = evaluations[0] - 1; // the library evaluates the start once more
    double after = likelihood.evaluate(theta, gradient) / total;
    if (!(after >= before)) {
      System.arraycopy(start, 0, theta, 0, theta.length);
      return new Reached(before, before, tried);
    }
    return new Reached(before, after, tried);
  }
}
