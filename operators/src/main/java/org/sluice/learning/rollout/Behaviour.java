package org.sluice.learning.rollout;

import java.nio.ByteBuffer;
import org.sluice.env.Generator;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.records.PolicySnapshot;

/**
 * Chooses a lane's actions under a policy. Each lane has its own instance, which may have state
 * such as correlated noise; it is part of the lane's state.
 */
public interface Behaviour {

  /**
   * Chooses an action.
   *
   * @param actor with the policy's parameters
   * @param observation Not modified. Normalised, {@code [observationDim]}
   * @param random the lane's; the only source of random numbers
   * @param action Modified. {@code [actionDim]}
   * @return its log-probability
   */
  double act(Actor actor, double[] observation, Generator random, double[] action);

  /**
   * The parameters to act with; by default the policy's. The same array stands for the same
   * numbers.
   *
   * @param policy the version that the lane follows
   */
  default float[] parameters(PolicySnapshot policy) {
    return policy.policy();
  }

  /**
   * Called before the first step of an episode.
   *
   * @param seed for what is drawn once for it; see {@link Seeds#episode}
   */
  default void episodeBegins(long seed) {}

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
