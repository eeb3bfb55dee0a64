package org.sluice.env.mujoco.rllab;

import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Step;

/**
 * A chain of three links swims forward in a viscous fluid.
 *
 * <p>{@code reward = vx − 0.5e-2 Σ (a / 50)²}, with the mass centre's velocity v. It never
 * terminates.
 *
 * <p>Observation [13]: positions, velocities, mass centre.
 */
final class Swimmer extends RllabEnv {

  static final EnvSpec SPEC =
      RllabTasks.spec("RllabSwimmer-v0", 13, Box.uniform(2, -50, 50), 50, "swimmer_env.py");

  Swimmer() {
    super(SPEC, "rllab/swimmer");
  }

  @Override
  protected void advance(double[] action, Step step) {
    if (simulate(action, step)) {
      step.reward = massCentreVelocity(0) - 0.5e-2 * effort(action);
    }
  }

  @Override
  protected void observe(double[] observation) {
    observeMassCentre(observation, observeState(0, observation, 0));
  }
}
