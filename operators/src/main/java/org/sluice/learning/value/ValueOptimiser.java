package org.sluice.learning.value;

import org.sluice.env.Generator;

/** An optimiser that fits a value function to returns, one batch at a time. */
public interface ValueOptimiser {

  /**
   * Fits the values to returns, or leaves them unchanged bit for bit and says so.
   *
   * @param state Modified, unless a number is not finite
   * @param observations Not modified. Normalised, {@code [batch, observationDim]}
   * @param returns Not modified. The targets of the value function, {@code [batch]}
   * @param random shuffles the batch if needed
   */
  ValueFit fit(ValueState state, double[] observations, double[] returns, Generator random);

  /** The state that the next fit depends on besides its arguments; by default, none. */
  default byte[] save() {
    return new byte[0];
  }

  /**
   * Restores what {@link #save} wrote.
   *
   * @throws IllegalArgumentException if the bytes are from another version, architecture or
   *     algorithm
   */
  default void restore(byte[] saved) {
    if (saved.length > 0) {
      throw new IllegalArgumentException(
          "the saved value function was fitted with another " + ValueParams.VALUE_FIT.name);
    }
  }
}
