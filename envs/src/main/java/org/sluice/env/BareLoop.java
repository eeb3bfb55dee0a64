package org.sluice.env;

/**
 * The bare engine of a simulation, or a game's bare frames and pictures, without rewards,
 * observations and checks: the baseline for an environment's speed. It takes the same steps as the
 * environment if it is given the same seed, starts and actions.
 */
public interface BareLoop extends AutoCloseable {

  /** Seeds what starts and steps draw, as {@link Env#reset(long, double[])} does. */
  default void start(long seed) {}

  /**
   * Starts an episode, as an environment's reset does.
   *
   * @param state Not modified. The state that the environment's reset led to
   */
  void reset(double[] state);

  /**
   * Advances the engine by one control step.
   *
   * @param action Not modified. {@code [actionDim]}
   */
  void step(double[] action);

  /** Frees the engine's memory. */
  @Override
  void close();
}
