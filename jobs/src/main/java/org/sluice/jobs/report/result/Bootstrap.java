package org.sluice.jobs.report.result;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.sluice.env.Generator;

/**
 * The percentile bootstrap (Efron 1979): the interval of a statistic of a few numbers, from
 * resampling them with replacement many times.
 *
 * <p>Samples of the same size use the same resampled indices: the points of a curve share their
 * resampled seeds, and equal inputs give equal intervals.
 */
public final class Bootstrap {

  /** Lower and upper end, percent. */
  private static final double[] ENDS = {2.5, 97.5};

  private final long seed;
  private final int resamples;
  private final Map<Integer, int[][]> places = new ConcurrentHashMap<>();

  public Bootstrap(long seed, int resamples) {
    this.seed = seed;
    this.resamples = resamples;
  }

  /**
   * An interval.
   *
   * @param low 2.5 % of the resamples' statistics are below
   * @param high 2.5 % are above
   */
  record Interval(double low, double high) {}

  /**
   * The 95 % interval of a statistic, with linear interpolation between the resamples.
   *
   * @param values Not modified. At least one
   */
  Interval interval(double[] values, ToDoubleFunction<double[]> statistic) {
    if (values.length == 1) { // every resample of one number is that number
      double only = statistic.applyAsDouble(values);
      return new Interval(only, only);
    }
    int[][] draws = places.computeIfAbsent(values.length, this::draw);
    double[] statistics = new double[resamples];
    double[] drawn = new double[values.length];
    for (int i = 0; i < resamples; i++) {
      for (int j = 0; j < drawn.length; j++) {
        drawn[j] = values[draws[i][j]];
      }
      statistics[i] = statistic.applyAsDouble(drawn);
    }
    Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    percentile.setData(statistics);
    return new Interval(percentile.evaluate(ENDS[0]), percentile.evaluate(ENDS[1]));
  }

  private int[][] draw(int count) {
    Generator random = new Generator(seed);
    int[][] draws = new int[resamples][count];
    for (int[] draw : draws) {
      for (int j = 0; j < count; j++) {
        draw[j] = random.nextInt(count);
      }
    }
    return draws;
  }
}
