package org.sluice.jobs.run.progress;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sluice.jobs.run.files.RunException;

/**
 * Maps columns to cells by the header of a {@code progress.csv}: other builds may have other
 * columns, and other algorithms have other metrics.
 */
final class ProgressHeading {

  /** The columns that are required. */
  private static final List<ProgressColumn> NEEDED =
      List.of(ProgressColumn.TIMESTEPS, ProgressColumn.ITERATIONS, ProgressColumn.RETURN);

  private final List<String> headings;

  /** Cell index by column; −1 if a column is missing. */
  private final int[] places;

  private final List<String> metrics;

  /** Cell index by metric. */
  private final int[] metricPlaces;

  private ProgressHeading(List<String> headings) {
    this.headings = List.copyOf(headings);
    this.places =
        Stream.of(ProgressColumn.values())
            .mapToInt(column -> headings.indexOf(column.heading()))
            .toArray();
    this.metrics = headings.stream().flatMap(one -> ProgressColumn.metric(one).stream()).toList();
    this.metricPlaces =
        metrics.stream()
            .mapToInt(metric -> headings.indexOf(ProgressColumn.heading(metric)))
            .toArray();
  }

  /**
   * Parses a header.
   *
   * @param file where it comes from, for messages
   * @throws RunException if it lacks a required column
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
              + "; the file is damaged or not from a run");
    }
    return new ProgressHeading(headings);
  }

  /** The number of cells per row. */
  int size() {
    return headings.size();
  }

  /** The cell of a column; empty if the file lacks the column. */
  @SuppressWarnings("EnumOrdinal")
  String cell(ProgressColumn column, List<String> cells) {
    int place = places[column.ordinal()];
    return place < 0 ? "" : cells.get(place);
  }

  /** The metrics of the file, in column order. */
  List<String> metrics() {
    return metrics;
  }

  /** The cell of the metric at an index of {@link #metrics}. */
  String cell(int metric, List<String> cells) {
    return cells.get(metricPlaces[metric]);
  }
}
