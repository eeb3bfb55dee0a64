package org.sluice.env;

/**
 * An environment with a player written by hand, to measure learned policies against. The player
 * sees the whole state, not the observation, and uses no randomness.
 */
public interface Scripted {

  /**
   * The player's action in the current state.
   *
   * @param action Modified. {@code [actionDim]}
   */
  void script(double[] action);
}
