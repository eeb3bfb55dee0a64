package org.sluice.env.mujoco.rllab;

import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Step;

/**
 * Two planar legs walk forward.
 *
 * <p>{@code reward = vx − 0.5e-2 Σ (a / s)²}, with the mass centre's velocity v, the action clipped
 * to its range and half the width s of that range, on the terminating step too. Terminates unless
 * the height is within (0.8, 2) and the torso's angle within ±1, strictly.
 *
 * <p>Observation [21]: positions, velocities, mass centre.
 */
final class Walker2d extends RllabEnv {

  static final EnvSpec SPEC =
      RllabTasks.spec("RllabWalker2d-v0", 21, range(), 1, "walker2d_env.py");

  private static final int HEIGHT = 0;
  private static final int ANGLE = 2;

  Walker2d() {
    super(SPEC, "rllab/walker2d");
  }

  private static Box range() {
    return Box.of(
        new double[] {-150, -100, -100, -150, -100, -100},
        new double[] {150, 100, 100, 150, 100, 100});
  }

  @Override
  protected void advance(double[] action, Step step) {
    if (simulate(action, step)) {
      step.reward = massCentreVelocity(0) - 0.5e-2 * clippedEffort(action);
      double height = position(HEIGHT);
      step.terminated = !(height > 0.8 && height < 2 && Math.abs(position(ANGLE)) < 1);
    }
  }

  @Override
  protected void observe(double[] observation) {
    observeMassCentre(observation, observeState(0, observation, 0));
  }
}
