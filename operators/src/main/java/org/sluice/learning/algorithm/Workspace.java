package org.sluice.learning.algorithm;

import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * The buffers of an algorithm's updates, for one architecture and batch size: megabytes that the
 * learners of one thread share, while each holds only its own numbers. Keeps nothing between
 * updates; belongs to one thread at a time.
 */
public interface Workspace {

  /** Memory that it needs at least. */
  long bytes();

  /**
   * A trial's learner on these buffers.
   *
   * @param values the trial's; they have the {@link Algorithm#workspaceKey} that the buffers were
   *     made for
   * @param policy Not modified. The parameters to start from, in the order of the policy's layout
   * @param value Not modified. Those of the value function
   */
  TrialLearner learner(Hyperparameters values, float[] policy, float[] value);
}
