package org.sluice.jobs.lab.toy;

import java.util.Arrays;

/**
 * Samples in the plane.
 *
 * @param x first coordinates
 * @param y second coordinates, as many
 */
public record Points(double[] x, double[] y) {

  /** Correlation of the two coordinates. */
  public double correlation() {
    return covariance(x, y) / Math.sqrt(covariance(x, x) * covariance(y, y));
  }

  /** Sum of the coordinates' variances. */
  public double totalVariance() {
    return covariance(x, x) + covariance(y, y);
  }

  /** The share of samples with x > 0. */
  public double shareRight() {
    return (double) Arrays.stream(x).filter(value -> value > 0).count() / x.length;
  }

  /**
   * The distance from the origin that a share of the samples does not exceed.
   *
   * @param share above 0, at most 1
   */
  public double radius(double share) {
    double[] radii = new double[x.length];
    for (int i = 0; i < radii.length; i++) {
      radii[i] = Math.hypot(x[i], y[i]);
    }
    Arrays.sort(radii);
    return radii[(int) Math.ceil(share * radii.length) - 1];
  }

  /** The first n points. */
  public Points first(int count) {
    return new Points(Arrays.copyOf(x, count), Arrays.copyOf(y, count));
  }

  private static double covariance(double[] a, double[] b) {
    double meanOfA = Arrays.stream(a).average().orElseThrow();
    double meanOfB = Arrays.stream(b).average().orElseThrow();
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - meanOfA) * (b[i] - meanOfB);
    }
    return sum / a.length;
  }
}
