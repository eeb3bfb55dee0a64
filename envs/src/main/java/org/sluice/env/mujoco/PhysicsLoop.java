package org.sluice.env.mujoco;

import org.sluice.env.BareLoop;
import org.sluice.env.EnvClosedException;
import org.sluice.env.EnvException;
import org.sluice.env.EnvSpec;

/**
 * The bare engine on a task's model, without rewards, observations and checks: the baseline for an
 * environment's speed.
 *
 * <pre>{@code
 * try (PhysicsLoop loop = PhysicsLoop.like(env)) {
 *   loop.reset(state);
 *   for (int i = 0; i < steps; i++) {
 *     loop.step(action);
 *   }
 * }
 * }</pre>
 */
public final class PhysicsLoop implements BareLoop {

  private final EnvSpec spec;
  private final Simulation simulation;
  private boolean closed;

  private PhysicsLoop(EnvSpec spec, Model model) {
    this.spec = spec;
    this.simulation = new Simulation(model);
  }

  /** The engine on the model of an environment, which may be closed before or afterwards. */
  public static PhysicsLoop like(MujocoEnv env) {
    return new PhysicsLoop(env.spec(), env.simulation.model());
  }

  /** The length of a state: positions, then velocities. */
  public int stateSize() {
    return simulation.model().positionSize() + simulation.model().velocitySize();
  }

  /** The length of an action. */
  public int controlSize() {
    return simulation.model().controlSize();
  }

  /**
   * Starts from a state, as an environment's reset does.
   *
   * @param state Not modified. {@code [stateSize]}
   */
  @Override
  public void reset(double[] state) {
    checkOpen();
    checkLength("a state", state, stateSize());
    simulation.start(state);
  }

  /**
   * One control step of the task: sets the controls and steps the engine {@code frameSkip} times.
   *
   * @param control Not modified. {@code [controlSize]}
   */
  @Override
  public void step(double[] control) {
    checkOpen();
    checkLength("an action", control, controlSize());
    simulation.step(control, spec.frameSkip());
  }

  /** Frees the engine's memory. Closing twice is harmless. */
  @Override
  public void close() {
    closed = true;
    simulation.close();
  }

  private void checkOpen() {
    if (closed) {
      throw new EnvClosedException(spec.id() + ": the physics loop was closed");
    }
  }

  private void checkLength(String what, double[] numbers, int length) {
    if (numbers.length != length) {
      throw new EnvException(
          String.format("%s: %s has %d numbers, not %d", spec.id(), what, length, numbers.length));
    }
  }
}
