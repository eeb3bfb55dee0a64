package org.sluice.jobs.report.score;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.sluice.jobs.report.result.Summary;

/**
 * A number that sums up scores, {@code [tasks][seeds]}. Agarwal et al. 2021, "Deep Reinforcement
 * Learning at the Edge of the Statistical Precipice", section 4.3.
 */
public enum Statistic {
  /** Of the scores of all tasks together, the mean without the lowest and highest quarter. */
  INTERQUARTILE_MEAN("interquartile mean", "iqm") {
    @Override
    public double of(double[][] scores) {
      return Summary.interquartileMean(all(scores).toArray());
    }
  },
  /** The median of the tasks' means. */
  MEDIAN("median", "median") {
    @Override
    public double of(double[][] scores) {
      return new Median().evaluate(means(scores));
    }
  },
  /** The mean of the tasks' means. */
  MEAN("mean", "mean") {
    @Override
    public double of(double[][] scores) {
      return new Mean().evaluate(means(scores));
    }
  },
  /** The mean of the tasks' means of 1 − score, or 0 above 1; less is better. */
  OPTIMALITY_GAP("optimality gap", "optimality_gap") {
    @Override
    public double of(double[][] scores) {
      return Arrays.stream(scores)
          .mapToDouble(
              task -> 1 - Arrays.stream(task).map(s -> Math.min(s, 1)).average().orElseThrow())
          .average()
          .orElseThrow();
    }
  };

  private final String words;
  private final String column;

  Statistic(String words, String column) {
    this.words = words;
    this.column = column;
  }

  /** Its name. */
  public String words() {
    return words;
  }

  /** The heading of its column. */
  public String column() {
    return column;
  }

  /**
   * Its value.
   *
   * @param scores Not modified
   */
  public abstract double of(double[][] scores);

  private static double[] means(double[][] scores) {
    return Arrays.stream(scores).mapToDouble(new Mean()::evaluate).toArray();
  }

  private static DoubleStream all(double[][] scores) {
    return Arrays.stream(scores).flatMapToDouble(Arrays::stream);
  }
}
