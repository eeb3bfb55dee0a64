package org.sluice.env;

/**
 * The simulation of a task alone, without rewards, observations and checks: the baseline for an
 * environment's speed. For one thread at a time. Stepping allocates nothing.
 */
public interface BareLoop extends AutoCloseable {

  /**
   * Starts from a state, as an environment's reset does.
   *
   * @param state Not modified. As {@link Replayable#state} returns it
   */
  void reset(double[] state);

  /**
   * One control step of the task.
   *
   * @param action Not modified. {@code [actionDim]}
   */
  void step(double[] action);

  /** Frees off-heap memory. Closing twice is harmless. */
  @Override
  void close();
}
