package org.sluice.jobs.report.result;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.sluice.env.Generator;

/**
 * The percentile bootstrap (Efron 1979): the interval of a statistic of a few numbers, from
 * resampling them with replacement many times. Numbers in strata are resampled within each stratum
 * (Agarwal et al. 2021).
 *
 * <p>Samples of the same sizes use the same resampled indices: the points of a curve share their
 * resampled seeds, and equal inputs give equal intervals.
 */
public final class Bootstrap {

  /** Lower and upper end, percent. */
  private static final double[] ENDS = {2.5, 97.5};

  private final long seed;
  private final int resamples;
  private final Map<List<Integer>, int[][][]> places = new ConcurrentHashMap<>();

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
  public record Interval(double low, double high) {}

  /**
   * The 95 % interval of a statistic, with linear interpolation between the resamples.
   *
   * @param values Not modified. At least one
   */
  Interval interval(double[] values, ToDoubleFunction<double[]> statistic) {
    return stratified(new double[][] {values}, strata -> statistic.applyAsDouble(strata[0]));
  }

  /**
   * The same of a statistic of strata.
   *
   * @param strata Not modified. At least one number in each
   */
  public Interval stratified(double[][] strata, ToDoubleFunction<double[][]> statistic) {
    if (Arrays.stream(strata).allMatch(values -> values.length == 1)) {
      double only = statistic.applyAsDouble(strata); // of every resample
      return new Interval(only, only);
    }
    List<Integer> sizes = Arrays.stream(strata).map(values -> values.length).toList();
    int[][][] draws = places.computeIfAbsent(sizes, this::draw);
    double[] statistics = new double[resamples];
    double[][] drawn = Arrays.stream(strata).map(double[]::clone).toArray(double[][]::new);
    for (int i = 0; i < resamples; i++) {
      for (int stratum = 0; stratum < strata.length; stratum++) {
        for (int j = 0; j < drawn[stratum].length; j++) {
          drawn[stratum][j] = strata[stratum][draws[i][stratum][j]];
        }
      }
      statistics[i] = statistic.applyAsDouble(drawn);
    }
    Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    percentile.setData(statistics);
    return new Interval(percentile.evaluate(ENDS[0]), percentile.evaluate(ENDS[1]));
  }

  private int[][][] draw(List<Integer> sizes) {
    Generator random = new Generator(seed);
    int[][][] draws = new int[resamples][sizes.size()][];
    for (int[][] draw : draws) {
      for (int stratum = 0; stratum < draw.length; stratum++) {
        int size = sizes.get(stratum);
        draw[stratum] = new int[size];
        for (int j = 0; j < size; j++) {
          draw[stratum][j] = random.nextInt(size);
        }
      }
    }
    return draws;
  }
}
