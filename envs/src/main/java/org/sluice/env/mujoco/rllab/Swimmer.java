package org.sluice.env.mujoco.rllab;

import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Step;
import org.sluice.env.mujoco.Scene;

/**
 * A chain of three links swims forward in a viscous fluid.
 *
 * <p>{@code reward = o − 0.5e-2 Σ (a / 50)²}. Its own objective is {@code o = vx}, with the mass
 * centre's velocity v. It never terminates by itself.
 *
 * <p>Observation [13]: positions, velocities, mass centre.
 */
public final class Swimmer extends RllabEnv {

  public static final EnvSpec SPEC =
      RllabTasks.spec("RllabSwimmer-v0", 13, Box.uniform(2, -50, 50), 50, "swimmer_env.py");

  Swimmer() {
    this(SPEC, Objective.FORWARD);
  }

  /** The robot of another task, whose observations also have the objective's goal. */
  public Swimmer(EnvSpec spec, Objective objective) {
    super(spec, Scene.of("rllab/swimmer"), objective);
  }

  @Override
  protected void advance(double[] action, Step step) {
    if (simulate(action, step)) {
      step.reward = objective() - 0.5e-2 * effort(action);
      step.terminated = isReached();
    }
  }

  @Override
  protected void observe(double[] observation) {
    observeMassCentre(observation, observeState(0, observation, 0));
  }
}
