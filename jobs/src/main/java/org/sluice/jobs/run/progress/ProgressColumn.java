package org.sluice.jobs.run.progress;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.records.Progress;

/**
 * The columns of {@code progress.csv} that every algorithm has. Where stable-baselines3 logs the
 * same quantity, the column has its name; {@code docs/runs.md} explains each.
 */
public enum ProgressColumn {
  TIMESTEPS("time/total_timesteps"),
  ITERATIONS("time/iterations"),
  EPISODES("rollout/episodes"),
  RETURN("rollout/ep_rew_mean"),
  LENGTH("rollout/ep_len_mean"),
  VERSION("train/policy_version"),
  OUTCOME("train/outcome"),
  // The algorithm's metrics come here.
  FAILURE("train/failure"),
  // Columns from the clock come last: those before them are the same in every repetition.
  SPEED("time/fps"),
  ELAPSED("time/time_elapsed");

  /**
   * The source of a row.
   *
   * @param iteration counted from 1
   * @param seconds since the run started
   */
  public record Row(Progress progress, int iteration, double seconds) {}

  private static final String METRIC = "train/";
  private static final List<ProgressColumn> ALL = List.of(values());

  /** The number of columns before the metrics. */
  private static final int BEFORE_METRICS = ALL.indexOf(FAILURE);

  private final String heading;

  ProgressColumn(String heading) {
    this.heading = heading;
  }

  /** The header of a trial whose algorithm reports these metrics. */
  static List<String> headings(List<Metric> metrics) {
    return inOrder(ProgressColumn::heading, metrics, metric -> heading(metric.name()));
  }

  /** The cells of a row. */
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

  /** The metric of a column heading; empty if it is not a metric's. */
  static Optional<String> metric(String heading) {
    return heading.startsWith(METRIC) && ALL.stream().noneMatch(one -> one.heading.equals(heading))
        ? Optional.of(heading.substring(METRIC.length()))
        : Optional.empty();
  }

  /** The heading of a metric's column. */
  public static String heading(String metric) {
    return METRIC + metric;
  }

  /** The column's heading. */
  public String heading() {
    return heading;
  }

  /** The cell; empty for a missing number. */
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
      // A row is a single line, so a killed writer leaves at most one incomplete row.
      case FAILURE -> progress.failure().replaceAll("\\s+", " ").strip();
      case SPEED -> Math.round(progress.steps() / row.seconds());
      case ELAPSED -> Math.round(row.seconds() * 1000) / 1000.0;
    };
  }
}
