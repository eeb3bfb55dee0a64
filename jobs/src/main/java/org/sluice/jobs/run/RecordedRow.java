package org.sluice.jobs.run;

import java.nio.file.Path;
import java.util.List;
import org.sluice.learning.records.Progress;

/** A row of {@code progress.csv}, read and found usable. */
public final class RecordedRow {

  private static final ProgressColumn[] COLUMNS = ProgressColumn.values();

  /** By column; not-a-number where there is none. */
  private final double[] numbers = new double[COLUMNS.length];

  private String outcome = "";
  private String failure = "";

  /**
   * Takes a row's cells.
   *
   * @param file where they stand, for messages
   * @param line the same
   * @param places of the columns' cells, after the file's heading
   * @param count how many cells a row has
   * @throws RunException if there are more or fewer, or a number is none
   */
  RecordedRow(Path file, long line, int[] places, int count, List<String> cells) {
    if (cells.size() != count) {
      throw new RunException(
          String.format(
              "%s, line %d: has %d cells, not %d; the file is damaged",
              file, line, cells.size(), count));
    }
    for (ProgressColumn column : COLUMNS) {
      int place = places[index(column)];
      take(file, line, column, place < 0 ? "" : cells.get(place));
    }
    double steps = number(ProgressColumn.TIMESTEPS);
    if (!(steps >= 0 && steps <= Long.MAX_VALUE)) {
      throw new RunException(
          String.format(
              "%s, line %d: %s is no number of steps; the file is damaged",
              file, line, ProgressColumn.TIMESTEPS.heading()));
    }
  }

  private void take(Path file, long line, ProgressColumn column, String cell) {
    try {
      numbers[index(column)] =
          column.isNumber() && !cell.isEmpty() ? Double.parseDouble(cell) : Double.NaN;
    } catch (NumberFormatException e) {
      throw new RunException(
          String.format(
              "%s, line %d: %s is '%s', which is not a number; the file is damaged",
              file, line, column.heading(), cell),
          e);
    }
    if (column == ProgressColumn.OUTCOME) {
      outcome = cell.intern(); // a few words in a million rows
    } else if (column == ProgressColumn.FAILURE) {
      failure = cell;
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

  /** By index, as a map of a million rows' boxed numbers would be three times as large. */
  @SuppressWarnings("EnumOrdinal")
  private static int index(ProgressColumn column) {
    return column.ordinal();
  }
}
