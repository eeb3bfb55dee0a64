package org.sluice.jobs.run.progress;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.records.Progress;

/**
 * The columns of {@code progress.csv} that every trial has, whatever its algorithm. Where
 * stable-baselines3 logs the same quantity, a column has its name there; {@code docs/runs.md}
 * explains each.
 */
public enum ProgressColumn {
  TIMESTEPS("time/total_timesteps"),
  ITERATIONS("time/iterations"),
  EPISODES("rollout/episodes"),
  RETURN("rollout/ep_rew_mean"),
  LENGTH("rollout/ep_len_mean"),
  VERSION("train/policy_version"),
  OUTCOME("train/outcome"),
  // Here stand the algorithm's metrics.
  FAILURE("train/failure"),
  // The clock's columns come last: what is before them is the same in every repetition.
  SPEED("time/fps"),
  ELAPSED("time/time_elapsed");

  /**
   * What a row is made of.
   *
   * @param iteration counted from 1
   * @param seconds since the run began
   */
  public record Row(Progress progress, int iteration, double seconds) {}

  private static final String METRIC = "train/";
  private static final List<ProgressColumn> ALL = List.of(values());

  /** How many stand before the metrics. */
  private static final int BEFORE_METRICS = ALL.indexOf(FAILURE);

  private final String heading;

  ProgressColumn(String heading) {
    this.heading = heading;
  }

  /** What stands above the columns of a trial whose algorithm reports these metrics. */
  static List<String> headings(List<Metric> metrics) {
    return inOrder(ProgressColumn::heading, metrics, metric -> heading(metric.name()));
  }

  /** The cells below these headings. */
  static List<String> cells(List<Metric> metrics, Row row) {
    return inOrder(
        column -> column.cell(row), metrics, metric -> cell(row.progress().metric(metric.name())));
  }

  private static List<String> inOrder(
      Function<ProgressColumn, String> common,
      List<Metric> metrics,
      Function<Metric, String> ofMetric) {
    return Stream.of(
            ALL.subList(0, BEFORE_METRICS).stream().map(common),
            metrics.stream().map(ofMetric),
            ALL.subList(BEFORE_METRICS, ALL.size()).stream().map(common))
        .flatMap(Function.identity())
        .toList();
  }

  /** The metric whose column has a heading; empty if it is none's. */
  static Optional<String> metric(String heading) {
    return heading.startsWith(METRIC) && ALL.stream().noneMatch(one -> one.heading.equals(heading))
        ? Optional.of(heading.substring(METRIC.length()))
        : Optional.empty();
  }

  /** What stands above a metric's column. */
  static String heading(String metric) {
    return METRIC + metric;
  }

  /** What stands above the column. */
  public String heading() {
    return heading;
  }

  /** The cell; empty for a number that there is not. */
  String cell(Row row) {
    return cell(value(row, row.progress()));
  }

  private static String cell(Object value) {
    return value instanceof Double number && number.isNaN() ? "" : value.toString();
  }

  private Object value(Row row, Progress progress) {
    return switch (this) {
      case TIMESTEPS -> progress.steps();
      case ITERATIONS -> row.iteration();
      case EPISODES -> progress.episodes();
      case RETURN -> progress.meanReturn();
      case LENGTH -> progress.meanLength();
      case VERSION -> progress.version();
      case OUTCOME -> progress.outcome();
      // A row is a line: so a killed writer leaves at most one row unfinished.
      case FAILURE -> progress.failure().replaceAll("\\s+", " ").strip();
      case SPEED -> Math.round(progress.steps() / row.seconds());
      case ELAPSED -> Math.round(row.seconds() * 1000) / 1000.0;
    };
  }
}
