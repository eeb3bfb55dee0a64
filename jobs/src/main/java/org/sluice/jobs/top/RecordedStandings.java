package org.sluice.jobs.top;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sluice.jobs.run.ProgressColumn;
import org.sluice.jobs.run.RecordedRow;
import org.sluice.jobs.run.SubmittedJob;
import org.sluice.jobs.run.WatchedTrial;
import org.sluice.jobs.top.Standing.State;

/** Trials as their folders tell. */
public final class RecordedStandings implements Standings {

  private final List<WatchedTrial> trials;

  /**
   * @param folder a run's, a trial's, or one with several runs
   * @throws org.sluice.jobs.run.RunException if no run is in it, or one cannot be read
   */
  public RecordedStandings(Path folder) {
    this.trials = WatchedTrial.below(folder);
  }

  @Override
  public List<Standing> read() {
    return trials.stream().map(RecordedStandings::standing).toList();
  }

  private static Standing standing(WatchedTrial trial) {
    // First the process, then its rows: a trial that ends in between is done, not stopped.
    State unfinished = unfinished(trial);
    String master =
        unfinished == State.SUBMITTED ? trial.submitted().map(SubmittedJob::master).orElse("") : "";
    OptionalLong total = OptionalLong.of(trial.trial().totalSteps());
    Optional<RecordedRow> newest = trial.newest();
    if (newest.isEmpty()) {
      return Standing.before(trial.name(), total, unfinished, master);
    }
    RecordedRow row = newest.get();
    long steps = (long) row.number(ProgressColumn.TIMESTEPS);
    State open = steps >= trial.trial().totalSteps() ? State.DONE : unfinished;
    String failure = row.text(ProgressColumn.FAILURE);
    State ended = failure.isEmpty() ? open : State.STOPPED_EARLY;
    return new Standing(
        trial.name(),
        steps,
        total,
        row.number(ProgressColumn.RETURN),
        row.number(ProgressColumn.DIVERGENCE),
        row.number(ProgressColumn.ENTROPY),
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

  @Override
  public void close() {}
}
