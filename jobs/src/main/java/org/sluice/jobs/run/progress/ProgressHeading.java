package org.sluice.jobs.run.progress;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sluice.jobs.run.files.RunException;

/**
 * Which cell of a row holds which column, after the heading of a {@code progress.csv}: that of
 * another build may have fewer columns, and others; that of another algorithm has other metrics.
 */
final class ProgressHeading {

  /** Without these a row tells nothing. */
  private static final List<ProgressColumn> NEEDED =
      List.of(ProgressColumn.TIMESTEPS, ProgressColumn.ITERATIONS, ProgressColumn.RETURN);

  private final List<String> headings;

  /** By column; −1 for one that is not there. */
  private final int[] places;

  private final List<String> metrics;

  /** By metric. */
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
    return new ProgressHeading(headings);
  }

  /** How many cells a row has. */
  int size() {
    return headings.size();
  }

  /** Of a row's cells that of a column; empty if there is no such column. */
  @SuppressWarnings("EnumOrdinal")
  String cell(ProgressColumn column, List<String> cells) {
    int place = places[column.ordinal()];
    return place < 0 ? "" : cells.get(place);
  }

  /** The metrics that there are, in the order of their columns. */
  List<String> metrics() {
    return metrics;
  }

  /** Of a row's cells that of the metric that stands there in {@link #metrics}. */
  String cell(int metric, List<String> cells) {
    return cells.get(metricPlaces[metric]);
  }
}
