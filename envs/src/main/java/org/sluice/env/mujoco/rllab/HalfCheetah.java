package org.sluice.env.mujoco.rllab;

import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Step;

/**
 * A planar two-legged animal runs forward, on the model of {@code HalfCheetah-v4}.
 *
 * <p>{@code reward = vx − 0.05 Σ a²}, with the mass centre's velocity v and the action clipped to
 * ±1. It never terminates.
 *
 * <p>Observation [20]: the positions but x, velocities, mass centre.
 */
final class HalfCheetah extends RllabEnv {

  static final EnvSpec SPEC =
      RllabTasks.spec("RllabHalfCheetah-v0", 20, Box.uniform(6, -1, 1), 1, "half_cheetah_env.py");

  private static final int UNSEEN = 1;

  HalfCheetah() {
    super(SPEC, "gymnasium/half_cheetah");
  }

  @Override
  protected void advance(double[] action, Step step) {
    if (simulate(action, step)) {
      step.reward = massCentreVelocity(0) - 0.05 * clippedEffort(action);
    }
  }

  @Override
  protected void observe(double[] observation) {
    observeMassCentre(observation, observeState(UNSEEN, observation, 0));
  }
}
