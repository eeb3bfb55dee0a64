package org.sluice.jobs.report.result;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sluice.jobs.run.progress.ProgressColumn;
import org.sluice.jobs.run.progress.RecordedRow;

/**
 * A quantity of one trial over the iterations that have a value.
 *
 * @param steps environment steps so far
 * @param values the quantity at those steps
 */
public record Series(double[] steps, double[] values) {

  static Series of(List<RecordedRow> rows, ToDoubleFunction<RecordedRow> source) {
    List<RecordedRow> known =
        rows.stream().filter(row -> Double.isFinite(source.applyAsDouble(row))).toList();
    return new Series(
        known.stream().mapToDouble(row -> row.number(ProgressColumn.TIMESTEPS)).toArray(),
        known.stream().mapToDouble(source).toArray());
  }

  boolean isEmpty() {
    return values.length == 0;
  }
}
