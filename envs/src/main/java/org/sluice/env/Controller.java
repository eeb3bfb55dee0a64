package org.sluice.env;

/** A policy written by hand. It may remember what happened in an episode, not beyond it. */
public interface Controller {

  /** Begins an episode; called after the environment's reset, before the first action. */
  default void begin() {}

  /**
   * Chooses an action.
   *
   * @param observation Not modified. The current observation {@code [observationDim]}
   * @param action Modified. Receives the action {@code [actionDim]}
   */
  void act(double[] observation, double[] action);
}
