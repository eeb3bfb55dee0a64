package org.sluice.jobs.run.progress;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.jobs.run.files.RunException;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.records.Progress;

/** A parsed and checked row of {@code progress.csv}. */
public final class RecordedRow {

  private static final ProgressColumn[] COLUMNS = ProgressColumn.values();

  /** Values by column; NaN if missing. */
  private final double[] numbers = new double[COLUMNS.length];

  /** The file's metrics, shared by all rows. */
  private final List<String> metricNames;

  private final double[] metrics;
  private String outcome = "";
  private String failure = "";

  /**
   * Parses a row's cells.
   *
   * @param file the file, for messages
   * @param line the line, for messages
   * @param heading the file's header
   * @throws RunException if the number of cells is wrong, or a number cannot be parsed
   */
  RecordedRow(Path file, long line, ProgressHeading heading, List<String> cells) {
    if (cells.size() != heading.size()) {
      throw new RunException(
          String.format(
              "%s, line %d: has %d cells, not %d; the file is damaged",
              file, line, cells.size(), heading.size()));
    }
    Arrays.fill(numbers, Double.NaN);
    for (ProgressColumn column : COLUMNS) {
      String cell = heading.cell(column, cells);
      switch (column) {
        case OUTCOME -> outcome = cell.intern(); // a few distinct words in a million rows
        case FAILURE -> failure = cell;
        default -> numbers[index(column)] = number(file, line, column.heading(), cell);
      }
    }
    metricNames = heading.metrics();
    metrics = new double[metricNames.size()];
    for (int i = 0; i < metrics.length; i++) {
      metrics[i] =
          number(file, line, ProgressColumn.heading(metricNames.get(i)), heading.cell(i, cells));
    }
    double steps = number(ProgressColumn.TIMESTEPS);
    if (!(steps >= 0 && steps <= Long.MAX_VALUE)) {
      throw new RunException(
          String.format(
              "%s, line %d: %s is not a number of steps; the file is damaged",
              file, line, ProgressColumn.TIMESTEPS.heading()));
    }
  }

  private static double number(Path file, long line, String heading, String cell) {
    try {
      return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new RunException(
          String.format(
              "%s, line %d: %s is '%s', which is not a number; the file is damaged",
              file, line, heading, cell),
          e);
    }
  }

  /** Whether the trial failed: nothing was learned in this iteration. */
  public boolean failed() {
    return outcome.equals(Progress.FAILED);
  }

  /** A cell as text; empty if there is none. */
  public String text(ProgressColumn column) {
    return switch (column) {
      case OUTCOME -> outcome;
      case FAILURE -> failure;
      default -> Double.isNaN(number(column)) ? "" : Double.toString(number(column));
    };
  }

  /** A cell as a number; NaN if it is empty. */
  public double number(ProgressColumn column) {
    return numbers[index(column)];
  }

  /**
   * A metric that the algorithm reported.
   *
   * @param alternatives names of one quantity: the first that has a value counts
   * @return NaN if there is none
   */
  public double metric(Metric... alternatives) {
    for (Metric metric : alternatives) {
      int index = metricNames.indexOf(metric.name());
      if (index >= 0 && !Double.isNaN(metrics[index])) {
        return metrics[index];
      }
    }
    return Double.NaN;
  }

  /** All numbers by column heading. */
  public Map<String, Double> numbers() {
    Map<String, Double> there = new LinkedHashMap<>();
    for (ProgressColumn column : COLUMNS) {
      there.put(column.heading(), number(column));
    }
    for (int i = 0; i < metrics.length; i++) {
      there.put(ProgressColumn.heading(metricNames.get(i)), metrics[i]);
    }
    there.values().removeIf(number -> number.isNaN());
    return there;
  }

  /** By index: a map of boxed numbers would take three times the memory for a million rows. */
  @SuppressWarnings("EnumOrdinal")
  private static int index(ProgressColumn column) {
    return column.ordinal();
  }
}
