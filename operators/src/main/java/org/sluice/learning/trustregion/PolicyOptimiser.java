package org.sluice.learning.trustregion;

import org.sluice.env.Generator;

/** An optimiser that improves a policy one batch at a time. */
public interface PolicyOptimiser {

  /**
   * Improves the parameters, or leaves them unchanged bit for bit and returns the reason.
   *
   * @param parameters Modified. θ in the order of the policy's layout; never non-finite afterwards
   * @param random source of noise for sampled entropies
   */
  PolicyUpdate update(PolicyBatch batch, double[] parameters, Generator random);

  /** The state that the next update depends on besides its arguments; by default, none. */
  default byte[] save() {
    return new byte[0];
  }

  /**
   * Restores what {@link #save} wrote.
   *
   * @throws IllegalArgumentException if the bytes are from another version or architecture
   */
  default void restore(byte[] saved) {}
}
