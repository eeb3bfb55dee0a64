package org.sluice.connectors.source.reader;

import java.util.concurrent.CompletableFuture;
import org.sluice.connectors.source.split.LaneSplit;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.rollout.Acting;
import org.sluice.learning.rollout.Lane;
import org.sluice.learning.rollout.LaneFailure;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/**
 * A lane that runs in a reader.
 *
 * <p>The policy version that it needs follows from its step count, since each version acts for one
 * share. It computes the first versions itself, and requests later ones.
 */
final class RunningLane implements AutoCloseable {

  private final LaneId id;
  private final Trial trial;
  private final SharedParts shared;
  private final PolicyVersions policies;
  private final Lane lane;
  private PolicySnapshot policy;
  private CompletableFuture<PolicySnapshot> awaited;
  private boolean ended;

  /** Starts a lane, or resumes it from its split. */
  RunningLane(LaneSplit split, Trial trial, SharedParts shared, PolicyVersions policies) {
    this.id = split.lane();
    this.trial = trial;
    this.shared = shared;
    this.policies = policies;
    Acting acting = shared.take(trial);
    this.lane = TrialModel.lane(trial, split.lane().lane(), shared.takeEnvironment(trial), acting);
    if (!split.isFresh()) {
      lane.restore(split.state());
    }
    if (split.policy() != null) {
      follow(split.policy());
    }
    park();
  }

  /** Whether it has taken all its steps, has failed, or its trial has ended early. */
  boolean ended() {
    return ended || lane.sequence() >= trial.stepsPerLane();
  }

  /**
   * Whether it can take steps now; if not, {@link #awaited} is what it waits for. May end the lane,
   * if its trial's last policy has arrived early.
   */
  boolean isReady() {
    if (ended() || canGoOn()) {
      return true;
    }
    int needed = neededVersion();
    if (needed <= trial.lag()) {
      follow(shared.initial(trial, needed));
      return true;
    }
    if (awaited == null) {
      awaited = policies.version(trial.id(), needed);
    }
    if (!awaited.isDone()) {
      return false;
    }
    PolicySnapshot next = awaited.join();
    awaited = null;
    if (next.last()) {
      ended = true;
    } else {
      follow(next);
    }
    return true;
  }

  /** Whether the next step belongs to the current policy. */
  boolean canGoOn() {
    return policy != null && policy.version() == neededVersion();
  }

  /** What it waits for; null if it is not waiting. */
  CompletableFuture<PolicySnapshot> awaited() {
    return awaited;
  }

  /**
   * Takes steps under the current policy, at most as many as belong to it.
   *
   * @param steps the most steps
   * @return the trajectory; one without transitions, with the reason, if the lane fails
   */
  Trajectory collect(int steps) {
    int share = trial.share();
    int left = share - (int) (lane.sequence() % share);
    long sequence = lane.sequence();
    try {
      if (lane.isParked()) {
        lane.unpark(shared.takeEnvironment(trial));
      }
      Trajectory trajectory = lane.collect(Math.min(steps, left));
      if (!canGoOn()) {
        park();
      }
      return trajectory;
    } catch (RuntimeException e) {
      ended = true;
      return Trajectory.failed(id, policy.version(), sequence, LaneFailure.reason(id, e));
    }
  }

  /**
   * The lane's split, for any reader to continue. Between two shares it contains no policy, so that
   * waiting lanes take only a few bytes.
   */
  LaneSplit toSplit() {
    return policy == null && lane.sequence() == 0
        ? LaneSplit.fresh(id)
        : new LaneSplit(id, lane.snapshot(), canGoOn() ? policy : null);
  }

  /** Releases the environment, which may take megabytes, while waiting for a policy. */
  private void park() {
    shared.giveBackEnvironment(trial, lane.park());
  }

  private int neededVersion() {
    return (int) (lane.sequence() / trial.share());
  }

  private void follow(PolicySnapshot snapshot) {
    policy = snapshot;
    lane.follow(snapshot);
  }

  /** Ends the lane and releases what its trial's other lanes do not need. */
  @Override
  public void close() {
    lane.close();
    if (shared.giveBack(trial)) {
      policies.release(trial.id());
    }
  }
}
