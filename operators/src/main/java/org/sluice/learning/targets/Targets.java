package org.sluice.learning.targets;

import org.sluice.learning.records.EndMark;

/** What turns a lane's rewards and values into what a learner learns from. */
public interface Targets {

  /**
   * The targets of one lane's share of an iteration.
   *
   * @param rewards Not modified. {@code [steps]}
   * @param values Not modified. V of the state before each step, {@code [steps]}
   * @param weights Not modified. How much more likely the learned policy is to take each action
   *     than the policy that took it, truncated; 1 where they are the same policy, {@code [steps]}
   * @param ends Not modified. Whether an episode ended with the step, {@code [steps]}
   * @param finalValues Not modified. V of the final state of a truncated episode at the step that
   *     it was truncated after, {@code [steps]}; other places are not read
   * @param bootstrapValue V of the state after the last step; not read if an episode ended there
   * @param advantages Modified. {@code [steps]}
   * @param returns Modified. What the values should have been, {@code [steps]}
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
