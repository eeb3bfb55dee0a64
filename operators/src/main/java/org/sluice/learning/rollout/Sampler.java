package org.sluice.learning.rollout;

import java.nio.ByteBuffer;
import org.sluice.learning.records.Trajectory;

/**
 * Collects a lane's data under a policy version: straight rollouts, or branches. Each lane has its
 * own instance, which may have state; it is part of the lane's state.
 */
public interface Sampler {

  /** Why the sampler of a live trial cannot have branches. */
  String NOT_LIVE = "lanes that branch return to earlier states, which programs outside cannot do";

  /**
   * Collects a number of steps.
   *
   * @param lane follows a policy; has taken the last step when this returns
   * @throws NonFiniteTransitionException if the environment, the policy or the value function
   *     returns a non-finite number; the lane can no longer be used then
   */
  Trajectory collect(Lane lane, int steps);

  /**
   * The most steps of its {@linkplain Trajectory#branches branches}, for which it returns the
   * environment to earlier states; 0 if its trajectories have none.
   */
  default int branchLength() {
    return 0;
  }

  /** Bytes that {@link #save} writes. */
  default int stateBytes() {
    return 0;
  }

  /** Writes the state. */
  default void save(ByteBuffer out) {}

  /** Reads what {@link #save} wrote. */
  default void restore(ByteBuffer in) {}
}
