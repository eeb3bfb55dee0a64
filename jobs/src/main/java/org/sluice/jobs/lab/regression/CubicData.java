package org.sluice.jobs.lab.regression;

import org.sluice.env.Generator;

/**
 * Points of a noisy cubic function: y = x³ + 3 ε, x uniform on [−4, 4] (Hernández-Lobato and Adams
 * 2015, Probabilistic Backpropagation, section 5.1).
 *
 * @param x {@code [points]}
 * @param y {@code [points]}
 */
public record CubicData(double[] x, double[] y) {

  /** Bound of x. */
  public static final double LIMIT = 4;

  /** Standard deviation of the noise. */
  public static final double DEVIATION = 3;

  /** Draws points. */
  public static CubicData draw(int points, Generator random) {
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = random.uniform(-LIMIT, LIMIT);
      y[i] = function(x[i]) + DEVIATION * random.gaussian();
    }
    return new CubicData(x, y);
  }

  /** The function without noise. */
  public static double function(double x) {
    return x * x * x;
  }

  /** The number of points. */
  public int size() {
    return x.length;
  }
}
