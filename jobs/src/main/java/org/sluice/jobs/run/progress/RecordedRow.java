package org.sluice.jobs.run.progress;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.jobs.run.files.RunException;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.records.Progress;

/** A row of {@code progress.csv}, read and found usable. */
public final class RecordedRow {

  private static final ProgressColumn[] COLUMNS = ProgressColumn.values();

  /** By column; not-a-number where there is none. */
  private final double[] numbers = new double[COLUMNS.length];

  /** The file's; all rows share them. */
  private final List<String> metricNames;

  private final double[] metrics;
  private String outcome = "";
  private String failure = "";

  /**
   * Takes a row's cells.
   *
   * @param file where they stand, for messages
   * @param line the same
   * @param heading that of the file
   * @throws RunException if there are more or fewer, or a number is none
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
        case OUTCOME -> outcome = cell.intern(); // a few words in a million rows
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
              "%s, line %d: %s is no number of steps; the file is damaged",
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

  /** Whether it tells that the trial cannot go on: nothing was learned in the iteration then. */
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

  /** A cell as a number; not-a-number if it is empty. */
  public double number(ProgressColumn column) {
    return numbers[index(column)];
  }

  /**
   * What the algorithm reported.
   *
   * @param alternatives of one quantity: the first that has a number counts
   * @return not-a-number if there is none
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

  /** Every number that there is, by its column's heading. */
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

  /** By index, as a map of a million rows' boxed numbers would be three times as large. */
  @SuppressWarnings("EnumOrdinal")
  private static int index(ProgressColumn column) {
    return column.ordinal();
  }
}
