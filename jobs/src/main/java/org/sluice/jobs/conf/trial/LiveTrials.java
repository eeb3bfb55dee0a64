package org.sluice.jobs.conf.trial;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sluice.learning.halving.Halving;
import org.sluice.learning.trial.Trial;

/** Checks that the trials of a job learn from the same kind of data. */
public final class LiveTrials {

  private LiveTrials() {}

  /**
   * Checks a configuration's trials.
   *
   * @param problems Modified. What is wrong is added
   */
  public static void check(
      Path file, List<Trial> trials, Optional<Halving> halving, Collection<String> problems) {
    long live = trials.stream().filter(Trial::isLive).count();
    if (live > 0 && live < trials.size()) {
      problems.add(
          file
              + ": live trials and simulated trials cannot be in one job; give each kind a"
              + " configuration of its own");
    }
    trials.stream()
        .filter(trial -> trial.isLive() && trial.algorithm().replayCapacity().isPresent())
        .map(trial -> trial.algorithm().word())
        .distinct()
        .forEach(
            word ->
                problems.add(
                    String.format(
                        "%s: algorithm %s learns from a replay buffer of simulated steps, and cannot"
                            + " learn from live actors",
                        file, word)));
    trials.stream()
        .filter(trial -> trial.isLive() && trial.algorithm().dataKey().isPresent())
        .map(trial -> trial.algorithm().word())
        .distinct()
        .forEach(
            word ->
                problems.add(
                    String.format(
                        "%s: algorithm %s learns from demonstrations, and cannot learn from live"
                            + " actors",
                        file, word)));
    if (live > 0 && halving.isPresent()) {
      problems.add(
          file
              + ": sweep.halving cannot stop live trials: their actors act on whatever is published;"
              + " leave it out");
    }
  }
}
