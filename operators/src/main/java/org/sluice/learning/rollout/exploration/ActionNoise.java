package org.sluice.learning.rollout.exploration;

import java.nio.ByteBuffer;
import org.sluice.env.Generator;

/** Noise for the components of an action, in units of half the action's range. One lane's. */
public interface ActionNoise {

  /**
   * Draws the next noise.
   *
   * @param noise Modified. {@code [actionDim]}
   */
  void next(Generator random, double[] noise);

  /** Called when an episode has ended. */
  default void episodeEnded() {}

  /** Bytes that {@link #save} writes. */
  default int stateBytes() {
    return 0;
  }

  /** Writes the state. */
  default void save(ByteBuffer out) {}

  /** Reads what {@link #save} wrote. */
  default void restore(ByteBuffer in) {}
}
