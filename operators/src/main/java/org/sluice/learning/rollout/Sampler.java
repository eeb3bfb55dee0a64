package org.sluice.learning.rollout;

import org.sluice.learning.records.Trajectory;

/** Collects a lane's data under a policy version: straight rollouts, or branches. */
public interface Sampler {

  /**
   * Collects a number of steps.
   *
   * @param lane follows a policy; is after the last step when this returns
   * @throws NonFiniteTransitionException if the environment, the policy or the value function
   *     returns a non-finite number; the lane can no longer be used then
   */
  Trajectory collect(Lane lane, int steps);
}
