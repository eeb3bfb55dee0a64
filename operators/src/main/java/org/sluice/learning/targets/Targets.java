package org.sluice.learning.targets;

import org.sluice.learning.records.EndMark;

/** Computes the targets of learning from a lane's rewards and values. */
public interface Targets {

  /** None: the algorithm computes what it learns from the transitions themselves. */
  Targets NONE =
      (rewards, values, weights, ends, finalValues, bootstrapValue, advantages, returns) -> {};

  /**
   * The targets of one lane's share of an iteration.
   *
   * @param rewards Not modified. {@code [steps]}
   * @param values Not modified. V of the state before each step, {@code [steps]}
   * @param weights Not modified. How much more likely the learned policy is to take each action
   *     than the policy that took it, truncated; 1 where they are the same policy, {@code [steps]}
   * @param ends Not modified. Whether an episode ended with the step, {@code [steps]}
   * @param finalValues Not modified. V of a truncated episode's final state at its last step,
   *     {@code [steps]}; other entries are not read
   * @param bootstrapValue V of the state after the last step; not read if an episode ended there
   * @param advantages Modified. {@code [steps]}
   * @param returns Modified. The targets of the value function, {@code [steps]}
   */
  void estimate(
      double[] rewards,
      double[] values,
      double[] weights,
      EndMark[] ends,
      double[] finalValues,
      double bootstrapValue,
      double[] advantages,
      double[] returns);
}
