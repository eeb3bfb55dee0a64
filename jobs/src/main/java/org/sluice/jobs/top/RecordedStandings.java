package org.sluice.jobs.top;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * The standings of trials from their folders. A trial that can no longer be read keeps its last
 * values.
 */
public final class RecordedStandings implements Standings {

  private final List<WatchedTrial> trials;
  private final Map<WatchedTrial, Standing> last = new HashMap<>();

  /**
   * @param folder a run's, a trial's, or a folder with several runs
   * @throws RunException if it contains no run, or none can be read
   */
  public RecordedStandings(Path folder) {
    this.trials = WatchedTrial.below(folder);
    List<Standing> standings = read();
    if (standings.stream().allMatch(one -> one.state() == State.UNREADABLE)) {
      throw RunException.ofAll(standings.stream().map(Standing::detail).toList());
    }
  }

  @Override
  public List<Standing> read() {
    return trials.stream().map(this::standing).toList();
  }

  private Standing standing(WatchedTrial trial) {
    try {
      Standing now = recorded(trial);
      last.put(trial, now);
      return now;
    } catch (RunException e) {
      Standing before =
          last.getOrDefault(
              trial, Standing.before(trial.name(), OptionalLong.empty(), State.UNREADABLE, ""));
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

  @Override
  public void close() {}
}
