package org.sluice.learning.value;

import org.sluice.env.Generator;

/** An algorithm that fits a value function to returns, one batch at a time. */
public interface ValueOptimiser {

  /**
   * Fits the values to returns, or leaves them as they are, bit for bit, and says so.
   *
   * @param state Modified, unless a number is not finite
   * @param observations Not modified. Normalised, {@code [batch, observationDim]}
   * @param returns Not modified. What the values should be, {@code [batch]}
   * @param random shuffles the batch where that is needed
   */
  ValueFit fit(ValueState state, double[] observations, double[] returns, Generator random);

  /** What the next fit depends on besides its arguments; nothing, unless it says otherwise. */
  default byte[] save() {
    return new byte[0];
  }

  /**
   * Continues where {@link #save} was called.
   *
   * @throws IllegalArgumentException if the bytes are another version's, architecture's or
   *     algorithm's
   */
  default void restore(byte[] saved) {
    if (saved.length > 0) {
      throw new IllegalArgumentException(
          "the saved value function was fitted with another " + ValueParams.VALUE_FIT.name);
    }
  }
}
