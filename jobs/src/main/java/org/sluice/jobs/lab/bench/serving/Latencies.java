package org.sluice.jobs.lab.bench.serving;

import org.sluice.jobs.lab.bench.Statistics;

/**
 * Quantiles of the times from request to answer, milliseconds.
 *
 * @param requests how many there were
 * @param p50 the median
 */
public record Latencies(
    int requests, double p50, double p90, double p99, double p999, double most) {

  private static final double MILLISECONDS = 1e-6;

  /**
   * Those of some requests.
   *
   * @param nanoseconds Not modified. At least one
   */
  static Latencies of(long[] nanoseconds) {
    double[] milliseconds = new double[nanoseconds.length];
    for (int i = 0; i < milliseconds.length; i++) {
      milliseconds[i] = nanoseconds[i] * MILLISECONDS;
    }
    return new Latencies(
        nanoseconds.length,
        Statistics.quantile(milliseconds, 0.5),
        Statistics.quantile(milliseconds, 0.9),
        Statistics.quantile(milliseconds, 0.99),
        Statistics.quantile(milliseconds, 0.999),
        Statistics.quantile(milliseconds, 1));
  }
}
