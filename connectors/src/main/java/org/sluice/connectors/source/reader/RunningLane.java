package org.sluice.connectors.source.reader;

import java.util.concurrent.CompletableFuture;
import org.sluice.connectors.source.split.LaneSplit;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.rollout.Acting;
import org.sluice.learning.rollout.Lane;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/**
 * A lane under way in a reader.
 *
 * <p>Which policy version it needs follows from counting: each acts for the lane's share of one
 * iteration. The first ones it makes by itself, later ones it asks for and waits.
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

  /** Starts a lane, or takes it up where the split left it. */
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

  /** Whether it has taken all its steps, or cannot or need not go on. */
  boolean ended() {
    return ended || lane.sequence() >= trial.stepsPerLane();
  }

  /**
   * Whether it can take steps now; if not, {@link #awaited} says what it waits for. May end it: a
   * trial that ends early says so in its last policy.
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

  /** Whether the next step is the current policy's. */
  boolean canGoOn() {
    return policy != null && policy.version() == neededVersion();
  }

  /** What it waits for; null if it does not. */
  CompletableFuture<PolicySnapshot> awaited() {
    return awaited;
  }

  /**
   * Takes steps under the current policy, at most as many as belong to it.
   *
   * @param steps at most so many
   * @return the trajectory; one without transitions, with the reason, if the lane cannot go on
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
      return Trajectory.failed(id, policy.version(), sequence, reason(e));
    }
  }

  private static String reason(RuntimeException error) {
    return error.getMessage() == null ? error.toString() : error.getMessage();
  }

  /**
   * The lane as it stands, for another reader to continue. Between two shares it is without a
   * policy: waiting lanes of many trials are then a few bytes each.
   */
  LaneSplit toSplit() {
    return policy == null && lane.sequence() == 0
        ? LaneSplit.fresh(id)
        : new LaneSplit(id, lane.snapshot(), canGoOn() ? policy : null);
  }

  /** Waiting for a policy it needs no environment, which may take megabytes. */
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

  /** Ends it; what its trial's other lanes do not need either is released. */
  @Override
  public void close() {
    lane.close();
    if (shared.giveBack(trial)) {
      policies.release(trial.id());
    }
  }
}
