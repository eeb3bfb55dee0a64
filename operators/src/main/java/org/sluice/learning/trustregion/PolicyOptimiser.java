package org.sluice.learning.trustregion;

import org.sluice.env.Generator;

/** An algorithm that improves a policy from one batch at a time. */
public interface PolicyOptimiser {

  /**
   * Improves the parameters, or leaves them as they are, bit for bit, and says why.
   *
   * @param parameters Modified. θ in the order of the policy's layout; never non-finite afterwards
   * @param random where noise for sampled entropies comes from
   */
  PolicyUpdate update(PolicyBatch batch, double[] parameters, Generator random);

  /** What the next update depends on besides its arguments; nothing, unless it says otherwise. */
  default byte[] save() {
    return new byte[0];
  }

  /**
   * Continues where {@link #save} was called.
   *
   * @throws IllegalArgumentException if the bytes are another version's or architecture's
   */
  default void restore(byte[] saved) {}
}
