package org.sluice.learning.algorithm;

import org.sluice.env.Generator;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * The buffers of an algorithm's updates, for one architecture and batch size: megabytes that the
 * learners of one thread share, while each keeps only its own state. Keeps nothing between updates;
 * belongs to one thread at a time.
 */
public interface Workspace {

  /** A lower bound on the memory it needs. */
  long bytes();

  /**
   * Creates a trial's learner on these buffers.
   *
   * @param values the trial's; with the {@link Algorithm#workspaceKey} of these buffers
   * @param policy Not modified. The initial parameters, in the order of the policy's layout
   * @param value Not modified. The initial parameters of the value function, or of what else is
   *     {@linkplain Algorithm#published published}; empty without one
   * @param random the trial's, for the initial parameters of further networks
   */
  TrialLearner learner(Hyperparameters values, float[] policy, float[] value, Generator random);
}
