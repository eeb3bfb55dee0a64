package org.sluice.learning.algorithm;

import org.sluice.env.Generator;

/** What one trial's algorithm has learned, and how it learns more. */
public interface TrialLearner {

  /**
   * Learns from an iteration's batch. Where a number is not finite, nothing changes and the outcome
   * says so.
   *
   * @param batch Not modified.
   * @param random the trial's; the only source of random numbers
   */
  Update update(Batch batch, Generator random);

  /** The policy's parameters, in the order of its layout; a copy. */
  float[] policy();

  /** The value function's parameters, in the order of its layout; a copy. */
  float[] value();

  /** Everything that the next update depends on besides its arguments. */
  byte[] save();

  /**
   * Continues where {@link #save} was called; what follows is bit for bit what followed then.
   *
   * @throws IllegalArgumentException if the bytes are those of another version, architecture or
   *     algorithm, or damaged
   */
  void restore(byte[] saved);
}
