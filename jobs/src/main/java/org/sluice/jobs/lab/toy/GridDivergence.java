package org.sluice.jobs.lab.toy;

/**
 * KL[p ‖ q] in nats by a sum over a grid, for a density p and a q that is known up to a factor.
 *
 * <pre>KL = Σ p (log p − log q + log Z) ΔA,  Z = Σ q ΔA</pre>
 *
 * @param nats the divergence
 * @param mass Σ p ΔA: how much of p the grid covers; if it is not near 1, the divergence is
 *     unreliable
 */
public record GridDivergence(double nats, double mass) {

  /**
   * Computes the sums.
   *
   * @param logDensity Not modified. log p of the grid's points, normalised on the plane
   * @param logTarget Not modified. log q of the grid's points
   */
  public static GridDivergence of(Grid grid, double[] logDensity, double[] logTarget) {
    double area = grid.cellArea();
    double logNormaliser = logIntegral(grid, logTarget);
    double nats = 0;
    double mass = 0;
    for (int i = 0; i < logDensity.length; i++) {
      double share = StrictMath.exp(logDensity[i]) * area;
      if (share > 0) { // 0 log 0 is 0
        nats += share * (logDensity[i] - logTarget[i] + logNormaliser);
        mass += share;
      }
    }
    return new GridDivergence(nats, mass);
  }

  /**
   * log Σ q ΔA.
   *
   * @param logTarget Not modified. log q of the grid's points
   */
  static double logIntegral(Grid grid, double[] logTarget) {
    return logSumExp(logTarget) + StrictMath.log(grid.cellArea());
  }

  private static double logSumExp(double[] numbers) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double number : numbers) {
      largest = Math.max(largest, number);
    }
    double sum = 0;
    for (double number : numbers) {
      sum += StrictMath.exp(number - largest);
    }
    return largest + StrictMath.log(sum);
  }
}
