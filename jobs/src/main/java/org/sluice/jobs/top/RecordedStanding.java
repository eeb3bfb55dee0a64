package org.sluice.jobs.top;

import java.util.Optional;
import java.util.OptionalLong;
import org.sluice.jobs.run.SubmittedJob;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.progress.ProgressColumn;
import org.sluice.jobs.run.progress.RecordedRow;
import org.sluice.jobs.run.recorded.WatchedTrial;
import org.sluice.jobs.top.Standing.State;
import org.sluice.learning.algorithm.Metrics;

/**
 * The standing of one trial from its folder. Once it can no longer be read, it keeps its last
 * values. For one thread.
 */
public final class RecordedStanding {

  private final WatchedTrial trial;
  private Optional<Standing> last = Optional.empty();

  /** The standing of a trial, which is not read yet. */
  public RecordedStanding(WatchedTrial trial) {
    this.trial = trial;
  }

  /** The current standing; that of an unreadable trial says why it cannot be read. */
  public Standing read() {
    try {
      Standing now = recorded(trial);
      last = Optional.of(now);
      return now;
    } catch (RunException e) {
      Standing before =
          last.orElseGet(
              () -> Standing.before(trial.name(), OptionalLong.empty(), State.UNREADABLE, ""));
      return before.unreadable(e.getMessage());
    }
  }

  private static Standing recorded(WatchedTrial trial) {
    OptionalLong total = OptionalLong.of(trial.totalSteps());
    // Checks the process before the rows, so that a trial that ends in between counts as done, not
    // stopped.
    State unfinished = unfinished(trial);
    String master =
        unfinished == State.SUBMITTED ? trial.submitted().map(SubmittedJob::master).orElse("") : "";
    Optional<RecordedRow> newest = trial.newest();
    if (newest.isEmpty()) {
      return Standing.before(trial.name(), total, unfinished, master);
    }
    RecordedRow row = newest.get();
    long steps = (long) row.number(ProgressColumn.TIMESTEPS);
    State open = trial.isComplete(row) ? State.DONE : unfinished;
    String failure = row.text(ProgressColumn.FAILURE);
    State ended = failure.isEmpty() ? open : State.STOPPED_EARLY;
    return new Standing(
        trial.name(),
        steps,
        total,
        row.number(ProgressColumn.RETURN),
        row.metric(Metrics.KL, Metrics.APPROX_KL),
        row.metric(Metrics.ENTROPY),
        (int) row.number(ProgressColumn.VERSION),
        row.failed() ? State.FAILED : ended,
        failure.isEmpty() ? master : failure);
  }

  private static State unfinished(WatchedTrial trial) {
    if (trial.isHeld()) {
      return State.RUNNING;
    }
    return trial.submitted().isPresent() ? State.SUBMITTED : State.STOPPED;
  }
}
