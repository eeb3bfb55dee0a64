package org.sluice.learning.algorithm;

import org.sluice.env.Generator;
import org.sluice.learning.rollout.ObservationNormaliser;

/** The learning state of one trial's algorithm. */
public interface TrialLearner {

  /**
   * Adds what has been observed since the last update to the statistics of the next version; called
   * before each update. By default, the batch's observations.
   *
   * @param normaliser Modified. The trial's; without features if it does not normalise
   * @param observations Not modified. The batch's, as the environment gave them
   */
  default void observe(ObservationNormaliser normaliser, double[] observations) {
    normaliser.update(observations);
  }

  /**
   * Learns from an iteration's batch. If a number is not finite, nothing changes and the outcome
   * says so.
   *
   * @param batch Not modified.
   * @param random the trial's; the only source of random numbers
   */
  Update update(Batch batch, Generator random);

  /** The policy's parameters, in the order of its layout; a copy. */
  float[] policy();

  /**
   * The value function's parameters, in the order of its layout, or the {@linkplain
   * Algorithm#parameterDeviation deviations} of the policy's; a copy.
   */
  float[] value();

  /** Saves everything that the next update depends on besides its arguments. */
  byte[] save();

  /**
   * Restores what {@link #save} wrote; learning then continues bit for bit.
   *
   * @throws IllegalArgumentException if the bytes are damaged or from another version, architecture
   *     or algorithm
   */
  void restore(byte[] saved);
}
