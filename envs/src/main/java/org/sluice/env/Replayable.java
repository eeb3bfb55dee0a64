package org.sluice.env;

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
}
