package org.sluice.jobs.relearn;

import java.util.Optional;
import org.sluice.jobs.live.OpenRun;
import org.sluice.jobs.live.RunTopicsException;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.RecordedTraining;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/**
 * Trains a trial that simulates again from its transitions topic, without its environments, and
 * compares every version with what was published.
 */
public final class SimulatedRelearning {

  private SimulatedRelearning() {}

  /**
   * What came of it.
   *
   * @param versions that were learned again
   * @param steps that they were learned from
   * @param compared what was compared
   */
  public record Result(int versions, long steps, Compared compared) {}

  /**
   * Trains again.
   *
   * @throws RunTopicsException if the transitions are not there any more
   */
  public static Result of(OpenRun run, Trial trial) {
    Published published = Published.read(run, trial);
    Comparison comparison = new Comparison(published, SnapshotFiles.of(run.folder(trial)));
    InitialPolicy.versions(trial, TrialModel.of(trial)).forEach(comparison::policy);
    RecordedTraining training = new RecordedTraining(trial);
    int versions = 0;
    long steps = 0;
    try (RecordedTransitions transitions = new RecordedTransitions(run, trial)) {
      boolean more = true;
      while (more) {
        Optional<Learned> learned = training.learn();
        if (learned.isPresent()) {
          PolicySnapshot policy = learned.get().snapshot();
          boolean last = published.last().orElse(Integer.MAX_VALUE) == policy.version();
          // Halving ends a trial with a version that would not have been its last.
          comparison.policy(last && run.halves() ? policy.asLast(policy.version()) : policy);
          versions++;
          steps = policy.steps();
          more = !last;
        } else {
          more =
              !training.isOver() && transitions.read(training.missing().getAsInt(), training::take);
        }
      }
    }
    return new Result(versions, steps, comparison.result());
  }
}
