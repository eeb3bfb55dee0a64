package org.sluice.jobs.top;

import java.nio.file.Path;
import java.util.List;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.recorded.WatchedTrial;
import org.sluice.jobs.top.Standing.State;

/** The standings of trials from their folders. */
public final class RecordedStandings implements Standings {

  private final List<RecordedStanding> trials;

  /**
   * @param folder a run's, a trial's, or a folder with several runs
   * @throws RunException if it contains no run, or none can be read
   */
  public RecordedStandings(Path folder) {
    this.trials = WatchedTrial.below(folder).stream().map(RecordedStanding::new).toList();
    List<Standing> standings = read();
    if (standings.stream().allMatch(one -> one.state() == State.UNREADABLE)) {
      throw RunException.ofAll(standings.stream().map(Standing::detail).toList());
    }
  }

  @Override
  public List<Standing> read() {
    return trials.stream().map(RecordedStanding::read).toList();
  }

  @Override
  public void close() {}
}
