package org.sluice.jobs.report;

import java.util.List;
import org.sluice.jobs.run.ProgressColumn;
import org.sluice.jobs.run.RecordedRow;

/**
 * A quantity of one trial over its iterations, where there is one.
 *
 * @param steps environment steps so far
 * @param values the quantity then
 */
record Series(double[] steps, double[] values) {

  static final Series EMPTY = new Series(new double[0], new double[0]);

  static Series of(List<RecordedRow> rows, ProgressColumn column) {
    List<RecordedRow> known =
        rows.stream().filter(row -> Double.isFinite(row.number(column))).toList();
    return new Series(
        known.stream().mapToDouble(row -> row.number(ProgressColumn.TIMESTEPS)).toArray(),
        known.stream().mapToDouble(row -> row.number(column)).toArray());
  }
}
