package org.sluice.connectors.source.reader;

import java.util.concurrent.CompletableFuture;
import org.sluice.connectors.source.split.LaneSplit;
import org.sluice.env.NativeLibraryException;
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
 *
 * <p>A new lane whose environment cannot be made fails instead of taking its first step, and its
 * trial with it. One that is resumed fails the job: what was learned so far is not given up for it.
 */
final class RunningLane implements AutoCloseable {

  private final LaneId id;
  private final Trial trial;
  private final SharedParts shared;
  private final PolicyVersions policies;

  /** Null if it cannot begin. */
  private final Lane lane;

  /** Why it cannot begin. */
  private String failure;

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
    this.lane = split.isFresh() ? begin(acting) : resume(split, acting);
    if (lane != null) {
      park();
    }
  }

  private Lane begin(Acting acting) {
    try {
      return make(acting);
    } catch (NativeLibraryException e) {
      throw e; // for want of something on this machine, not in the trial
    } catch (RuntimeException e) {
      failure = LaneFailure.reason(id, e);
      return null;
    }
  }

  private Lane resume(LaneSplit split, Acting acting) {
    Lane resumed = make(acting);
    resumed.restore(split.state());
    if (split.policy() != null) {
      policy = split.policy();
      resumed.follow(policy);
    }
    return resumed;
  }

  private Lane make(Acting acting) {
    return TrialModel.lane(trial, id.lane(), shared.takeEnvironment(trial), acting);
  }

  private long sequence() {
    return lane == null ? 0 : lane.sequence();
  }

  /** Whether it has taken all its steps, has failed, or its trial has ended early. */
  boolean ended() {
    return ended || sequence() >= trial.stepsPerLane();
  }

  /**
   * Whether it can take steps now; if not, {@link #awaited} is what it waits for. May end the lane,
   * if its trial's last policy has arrived early.
   */
  boolean isReady() {
    if (ended() || lane == null || canGoOn()) {
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
    if (lane == null) {
      ended = true;
      return Trajectory.failed(id, neededVersion(), sequence(), failure);
    }
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
    return policy == null && sequence() == 0
        ? LaneSplit.fresh(id)
        : new LaneSplit(id, lane.snapshot(), canGoOn() ? policy : null);
  }

  /** Releases the environment, which may take megabytes, while waiting for a policy. */
  private void park() {
    shared.giveBackEnvironment(trial, lane.park());
  }

  private int neededVersion() {
    return (int) (sequence() / trial.share());
  }

  private void follow(PolicySnapshot snapshot) {
    policy = snapshot;
    lane.follow(snapshot);
  }

  /** Ends the lane and releases what its trial's other lanes do not need. */
  @Override
  public void close() {
    if (lane != null) {
      lane.close();
    }
    if (shared.giveBack(trial)) {
      policies.release(trial.id());
    }
  }
}
