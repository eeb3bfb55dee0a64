package org.sluice.jobs.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.sluice.jobs.run.ProgressColumn;
import org.sluice.jobs.run.RecordedRow;
import org.sluice.jobs.run.RecordedTrial;
import org.sluice.learner.TrialParams;

/**
 * A trial, as reports see it.
 *
 * @param recorded what it has left
 * @param steps environment steps after each iteration after which there was a return
 * @param returns mean return of the last episodes then
 * @param finalReturn mean of the returns of its last {@value #LAST} iterations; not-a-number if
 *     there was none in them
 */
record TrialResult(RecordedTrial recorded, double[] steps, double[] returns, double finalReturn) {

  /** Iterations that a final return is the mean of. */
  static final int LAST = 10;

  enum Status {
    FINISHED,
    UNFINISHED,
    STOPPED_EARLY,
    FAILED;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  static TrialResult of(RecordedTrial trial) {
    // The row that tells of a failure is no iteration: nothing was learned in it.
    List<RecordedRow> rows = trial.rows().stream().filter(row -> !row.failed()).toList();
    List<RecordedRow> known =
        rows.stream().filter(row -> Double.isFinite(row.number(ProgressColumn.RETURN))).toList();
    double[] last =
        column(rows.subList(Math.max(0, rows.size() - LAST), rows.size()))
            .filter(Double::isFinite)
            .toArray();
    return new TrialResult(
        trial,
        known.stream().mapToDouble(row -> row.number(ProgressColumn.TIMESTEPS)).toArray(),
        column(known).toArray(),
        last.length == 0 ? Double.NaN : new Mean().evaluate(last));
  }

  private static DoubleStream column(List<RecordedRow> rows) {
    return rows.stream().mapToDouble(row -> row.number(ProgressColumn.RETURN));
  }

  /** Environment steps that it came to. */
  long reached() {
    List<RecordedRow> rows = recorded.rows();
    return rows.isEmpty() ? 0 : (long) rows.get(rows.size() - 1).number(ProgressColumn.TIMESTEPS);
  }

  Status status() {
    if (recorded.failed()) {
      return Status.FAILED;
    }
    if (!recorded.failure().isEmpty()) {
      return Status.STOPPED_EARLY;
    }
    double total = Double.parseDouble(recorded.configuration().get(TrialParams.TOTAL_STEPS.name));
    return reached() >= total ? Status.FINISHED : Status.UNFINISHED;
  }

  boolean failed() {
    return status() == Status.FAILED;
  }

  /** Whether an episode has ended in it. */
  boolean hasReturns() {
    return returns.length > 0;
  }
}
