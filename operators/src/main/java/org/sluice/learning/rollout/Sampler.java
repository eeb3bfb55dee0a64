package org.sluice.learning.rollout;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.sluice.learning.records.Trajectory;

/**
 * Collects a lane's data under a policy version: straight rollouts, or branches. Each lane has its
 * own instance, which may have state; it is part of the lane's state.
 */
public interface Sampler {

  /**
   * Why a trial without simulations cannot have a sampler.
   *
   * @param lanes what it does that {@linkplain #simulationOnly only simulations} can
   */
  static String notLive(String lanes) {
    return lanes + ", which programs outside cannot do";
  }

  /**
   * Collects a number of steps.
   *
   * @param lane follows a policy; has taken the last step when this returns
   * @throws NonFiniteTransitionException if the environment, the policy or the value function
   *     returns a non-finite number; the lane can no longer be used then
   */
  Trajectory collect(Lane lane, int steps);

  /**
   * The most steps of its {@linkplain Trajectory#branches branches}, for which it returns the
   * environment to earlier states; 0 if its trajectories have none.
   */
  default int branchLength() {
    return 0;
  }

  /**
   * The fewest whole episodes of an iteration, summed over all lanes, from which anything is
   * learned. Lanes then begin each iteration with a new episode, and leave the last one where their
   * share ends. 0 if episodes go on from one iteration to the next.
   */
  default int wholeEpisodes() {
    return 0;
  }

  /**
   * What lanes do that only simulations can, not programs outside: a clause that begins with
   * "lanes". Empty if they take one step after the other.
   */
  default Optional<String> simulationOnly() {
    return Optional.empty();
  }

  /** Bytes that {@link #save} writes. */
  default int stateBytes() {
    return 0;
  }

  /** Writes the state. */
  default void save(ByteBuffer out) {}

  /** Reads what {@link #save} wrote. */
  default void restore(ByteBuffer in) {}
}
