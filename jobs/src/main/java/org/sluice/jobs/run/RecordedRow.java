package org.sluice.jobs.run;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sluice.records.Progress;

/** A row of {@code progress.csv}, read and found usable. */
public final class RecordedRow {

  private final Map<ProgressColumn, String> cells = new EnumMap<>(ProgressColumn.class);

  /**
   * Takes a row's cells, one for each column.
   *
   * @param file where they stand, for messages
   * @param line the same
   * @throws RunException if there are more or fewer, or a number is none
   */
  RecordedRow(Path file, long line, List<String> cells) {
    ProgressColumn[] columns = ProgressColumn.values();
    if (cells.size() != columns.length) {
      throw new RunException(
          String.format(
              "%s, line %d: has %d cells, not %d; the file is damaged",
              file, line, cells.size(), columns.length));
    }
    for (int i = 0; i < columns.length; i++) {
      ProgressColumn column = columns[i];
      this.cells.put(column, cells.get(i));
      try {
        if (column.isNumber()) {
          number(column);
        }
      } catch (NumberFormatException e) {
        throw new RunException(
            String.format(
                "%s, line %d: %s is '%s', which is not a number; the file is damaged",
                file, line, column.heading(), text(column)),
            e);
      }
    }
  }

  /** Whether it tells that the trial cannot go on: nothing was learned in the iteration then. */
  public boolean failed() {
    return text(ProgressColumn.OUTCOME).equals(Progress.FAILED);
  }

  /** A cell as it stands. */
  public String text(ProgressColumn column) {
    return cells.get(column);
  }

  /** A cell as a number; not-a-number if it is empty. */
  public double number(ProgressColumn column) {
    String cell = text(column);
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }
}
