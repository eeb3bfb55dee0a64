package org.sluice.learning.rollout;

import java.nio.ByteBuffer;
import org.sluice.env.Generator;
import org.sluice.learning.policy.Actor;

/**
 * How a lane chooses its actions under a policy. Each lane has its own, which may keep a state,
 * such as that of correlated noise; the state is part of the lane's.
 */
public interface Behaviour {

  /**
   * Chooses an action.
   *
   * @param actor has the policy's parameters
   * @param observation Not modified. Normalised, {@code [observationDim]}
   * @param random the lane's; the only source of random numbers
   * @param action Modified. {@code [actionDim]}
   * @return the log-probability of choosing it
   */
  double act(Actor actor, double[] observation, Generator random, double[] action);

  /** An episode has ended; the next begins. */
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
