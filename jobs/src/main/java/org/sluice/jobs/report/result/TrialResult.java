package org.sluice.jobs.report.result;

import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.sluice.jobs.run.progress.ProgressColumn;
import org.sluice.jobs.run.progress.RecordedRow;
import org.sluice.jobs.run.recorded.RecordedTrial;

/**
 * A trial in a report.
 *
 * @param recorded its files
 * @param finalReturn mean of the returns of its last {@value #LAST} iterations; NaN if they have
 *     none
 */
public record TrialResult(RecordedTrial recorded, double finalReturn) {

  /** The number of iterations that a final return averages over. */
  public static final int LAST = 10;

  public enum Status {
    FINISHED,
    UNFINISHED,
    STOPPED_EARLY,
    FAILED;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  static TrialResult of(RecordedTrial trial) {
    List<RecordedRow> rows = iterations(trial);
    double[] last =
        Quantity.RETURN.of(rows.subList(Math.max(0, rows.size() - LAST), rows.size())).values();
    return new TrialResult(trial, last.length == 0 ? Double.NaN : new Mean().evaluate(last));
  }

  /** The row of a failure does not count as an iteration, since nothing was learned in it. */
  private static List<RecordedRow> iterations(RecordedTrial trial) {
    return trial.rows().stream().filter(row -> !row.failed()).toList();
  }

  /** The series of a quantity. */
  public Series series(Quantity quantity) {
    return quantity.of(iterations(recorded));
  }

  /** Environment steps that it has taken. */
  public long reached() {
    List<RecordedRow> rows = recorded.rows();
    return rows.isEmpty() ? 0 : (long) rows.get(rows.size() - 1).number(ProgressColumn.TIMESTEPS);
  }

  public Status status() {
    if (recorded.failed()) {
      return Status.FAILED;
    }
    if (!recorded.failure().isEmpty()) {
      return Status.STOPPED_EARLY;
    }
    return recorded.isComplete() ? Status.FINISHED : Status.UNFINISHED;
  }

  public boolean failed() {
    return status() == Status.FAILED;
  }
}
