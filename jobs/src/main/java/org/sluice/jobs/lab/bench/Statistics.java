package org.sluice.jobs.lab.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Statistics of repeated measurements. */
public final class Statistics {

  private Statistics() {}

  /** The median. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The median of one number of every round. */
  public static <R> double median(List<R> rounds, ToDoubleFunction<R> number) {
    return median(rounds.stream().mapToDouble(number).toArray());
  }

  /**
   * The quantile: the smallest number that a given share of all do not exceed.
   *
   * @param share of the numbers, above 0 and at most 1
   */
  public static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  /** The smallest number. */
  public static double least(double[] values) {
    return Arrays.stream(values).min().orElse(Double.NaN);
  }

  /** Median of the ratios of numbers of the same round. */
  public static double medianRatio(double[] above, double[] below) {
    double[] ratios = new double[above.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = above[i] / below[i];
    }
    return median(ratios);
  }
}
