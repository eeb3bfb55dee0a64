package org.sluice.env;

import java.util.Optional;

/**
 * An environment that can replay recorded trajectories: from any state, and past the end of an
 * episode.
 */
public interface Replayable extends Env {

  /** The length of the simulated state: positions, then velocities. */
  int stateSize();

  /**
   * Starts an episode in a given state instead of a random one.
   *
   * @param state Not modified. {@code [stateSize]}
   * @param observation Modified. Receives the first observation
   */
  void resetTo(double[] state, double[] observation);

  /** The simulated state as a new array {@code [stateSize]}, as {@link #resetTo} takes it. */
  double[] state();

  /** Like {@link #step}, but continues after the episode's end. */
  void replay(double[] action, Step step);

  /**
   * The bare engine of this simulation, if it has one, to compare speeds with. Close it after use;
   * this simulation must not be used meanwhile.
   */
  default Optional<BareLoop> bareLoop() {
    return Optional.empty();
  }

  /**
   * Like {@link #replay(double[], Step)}, with recorded numbers for those that the step draws.
   *
   * @param draws Not modified. The drawn numbers as the task describes them; empty if there are
   *     none
   * @throws EnvException if the task's steps draw another number of them
   */
  default void replay(double[] action, double[] draws, Step step) {
    if (draws.length > 0) {
      throw new EnvException(
          spec().id() + ": its steps draw nothing; leave out the " + draws.length + " draws");
    }
    replay(action, step);
  }
}
