package org.sluice.learning.rollout;

import org.sluice.learning.records.Trajectory;

/** How a lane collects data under a policy version: straight on, or along branches of its steps. */
public interface Sampler {

  /**
   * Collects a number of steps.
   *
   * @param lane follows a policy; stands after the last step when this returns
   * @throws NonFiniteTransitionException if the environment, the policy or the value function gives
   *     a number that is not finite; the lane cannot be used any more then
   */
  Trajectory collect(Lane lane, int steps);
}
