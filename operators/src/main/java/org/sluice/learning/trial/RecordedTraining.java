package org.sluice.learning.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Trajectory;

/**
 * Trains a trial again from the trajectories that its lanes recorded, without environments. Each
 * lane's must come in their order; lanes may come in any. For one thread.
 */
public final class RecordedTraining {

  private final LaneRules rules;
  private final Learner learner;
  private final List<RecordedLane> lanes = new ArrayList<>();
  private boolean over;

  /** A training without data. */
  public RecordedTraining(Trial trial) {
    this.rules = LaneRules.of(trial);
    this.learner = new Learner(trial, LearnerWorkspace.of(trial));
    for (int lane = 0; lane < trial.lanes(); lane++) {
      lanes.add(new RecordedLane(rules));
    }
  }

  /** Whether the trial has made its last version. */
  public boolean isOver() {
    return over;
  }

  /** Adds a trajectory of the trial. One that cannot be the trial's changes nothing. */
  public void take(Trajectory trajectory) {
    if (rules.rules().objection(trajectory).isEmpty()) {
      lanes.get(trajectory.lane()).take(trajectory);
    }
  }

  /** A lane whose share is missing for the next version; none if all are there. */
  public OptionalInt missing() {
    for (int lane = 0; lane < lanes.size(); lane++) {
      if (lanes.get(lane).shares().isEmpty()) {
        return OptionalInt.of(lane);
      }
    }
    return OptionalInt.empty();
  }

  /** Makes the next version; empty if a lane's share is missing, or the trial is over. */
  public Optional<Learned> learn() {
    if (over || missing().isPresent()) {
      return Optional.empty();
    }
    List<Segment> batch = new ArrayList<>();
    lanes.forEach(lane -> batch.add(lane.shares().remove()));
    Learned learned = learner.learn(batch);
    over = learned.snapshot().last();
    return Optional.of(learned);
  }
}
