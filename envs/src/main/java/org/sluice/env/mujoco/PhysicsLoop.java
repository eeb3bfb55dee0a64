package org.sluice.env.mujoco;

import org.sluice.env.BareLoop;
import org.sluice.env.EnvClosedException;
import org.sluice.env.EnvException;

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

  private final MujocoEnv env;
  private final Simulation simulation;
  private boolean closed;

  private PhysicsLoop(MujocoEnv env) {
    this.env = env;
    this.simulation = new Simulation(env.simulation.model());
  }

  /** The engine on the model of an environment, which may be closed meanwhile. */
  public static PhysicsLoop like(MujocoEnv env) {
    return new PhysicsLoop(env);
  }

  /** The length of a state: positions, then velocities, then what else the environment has. */
  public int stateSize() {
    return env.stateSize();
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
   * One control step of the task: {@link MujocoEnv#drive}.
   *
   * @param control Not modified. {@code [controlSize]}
   */
  @Override
  public void step(double[] control) {
    checkOpen();
    checkLength("an action", control, controlSize());
    env.drive(simulation, control);
  }

  /** Frees the engine's memory. Closing twice is harmless. */
  @Override
  public void close() {
    closed = true;
    simulation.close();
  }

  private void checkOpen() {
    if (closed) {
      throw new EnvClosedException(env.spec().id() + ": the physics loop was closed");
    }
  }

  private void checkLength(String what, double[] numbers, int length) {
    if (numbers.length != length) {
      throw new EnvException(
          String.format(
              "%s: %s has %d numbers, not %d", env.spec().id(), what, length, numbers.length));
    }
  }
}
