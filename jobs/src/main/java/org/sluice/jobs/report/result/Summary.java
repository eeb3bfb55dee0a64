package org.sluice.jobs.report.result;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * Statistics of one number per seed.
 *
 * @param count how many numbers
 * @param mean their mean; NaN if there are none, as for all following components
 * @param deviation their standard deviation, without Bessel's correction
 * @param interquartileMean their mean without the lowest and highest quarter
 * @param low lower end of the 95 % bootstrap interval of the interquartile mean
 * @param high upper end
 */
public record Summary(
    int count, double mean, double deviation, double interquartileMean, double low, double high) {

  private static final double TRIMMED = 0.25;

  /**
   * Summarises numbers.
   *
   * @param values Not modified
   */
  static Summary of(double[] values, Bootstrap bootstrap) {
    if (values.length == 0) {
      return new Summary(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    Bootstrap.Interval interval = bootstrap.interval(values, Summary::interquartileMean);
    return new Summary(
        values.length,
        new Mean().evaluate(values),
        new StandardDeviation(false).evaluate(values),
        interquartileMean(values),
        interval.low(),
        interval.high());
  }

  /**
   * The same without an interval.
   *
   * @param values Not modified. At least one
   */
  static Summary plain(double[] values) {
    return new Summary(
        values.length,
        new Mean().evaluate(values),
        new StandardDeviation(false).evaluate(values),
        interquartileMean(values),
        Double.NaN,
        Double.NaN);
  }

  /**
   * The mean without the ⌊n/4⌋ lowest and the ⌊n/4⌋ highest of n numbers, as in Agarwal et al.
   * 2021, "Deep Reinforcement Learning at the Edge of the Statistical Precipice".
   *
   * @param values Not modified. At least one
   */
  public static double interquartileMean(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int cut = (int) (TRIMMED * sorted.length);
    return new Mean().evaluate(sorted, cut, sorted.length - 2 * cut);
  }
}
