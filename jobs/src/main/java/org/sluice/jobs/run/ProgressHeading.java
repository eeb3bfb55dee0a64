package org.sluice.jobs.run;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which cell of a row holds which column, after the heading of a {@code progress.csv}: that of
 * another build may have fewer columns, and others.
 *
 * @param headings as the file has them
 */
record ProgressHeading(List<String> headings) {

  /** Without these a row tells nothing. */
  private static final List<ProgressColumn> NEEDED =
      List.of(ProgressColumn.TIMESTEPS, ProgressColumn.ITERATIONS, ProgressColumn.RETURN);

  /**
   * Takes a heading.
   *
   * @param file where it stands, for messages
   * @throws RunException if it lacks what no row can do without
   */
  static ProgressHeading of(Path file, List<String> headings) {
    List<String> lacking =
        NEEDED.stream()
            .map(ProgressColumn::heading)
            .filter(heading -> !headings.contains(heading))
            .toList();
    if (!lacking.isEmpty()) {
      throw new RunException(
          file
              + ", line 1: lacks the "
              + (lacking.size() == 1 ? "column " : "columns ")
              + String.join(", ", lacking)
              + "; the file is damaged, or no run's");
    }
    return new ProgressHeading(List.copyOf(headings));
  }

  /** The place of each column's cell, in the order of the columns; −1 for one that is not there. */
  int[] places() {
    return Stream.of(ProgressColumn.values())
        .mapToInt(column -> headings.indexOf(column.heading()))
        .toArray();
  }
}
