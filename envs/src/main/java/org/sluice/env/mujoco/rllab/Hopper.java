package org.sluice.env.mujoco.rllab;

import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Step;
import org.sluice.env.mujoco.DataArray;

/**
 * A single leg hops forward.
 *
 * <p>{@code reward = vx + 1 − 0.5e-2 Σ (a / 200)²}, with the mass centre's velocity v, on the
 * terminating step too. Terminates unless the height is above 0.7, the torso's angle within ±0.2
 * and every joint's position and all velocities within ±100, all strictly.
 *
 * <p>Observation [20]: the positions but x, velocities and the constraint forces on the joints,
 * both clipped to ±10, mass centre.
 */
final class Hopper extends RllabEnv {

  static final EnvSpec SPEC =
      RllabTasks.spec("RllabHopper-v0", 20, Box.uniform(3, -200, 200), 1, "hopper_env.py");

  private static final int HEIGHT = 0;
  private static final int ANGLE = 2;
  private static final int FIRST_JOINT = 3;

  Hopper() {
    super(SPEC, "rllab/hopper");
  }

  @Override
  protected void advance(double[] action, Step step) {
    if (simulate(action, step)) {
      step.reward = massCentreVelocity(0) + 1 - 0.5e-2 * effort(action);
      step.terminated = !isHealthy();
    }
  }

  private boolean isHealthy() {
    for (int i = FIRST_JOINT; i < state.length; i++) {
      if (!(Math.abs(state[i]) < 100)) {
        return false;
      }
    }
    return position(HEIGHT) > 0.7 && Math.abs(position(ANGLE)) < 0.2;
  }

  @Override
  protected void observe(double[] observation) {
    observation[0] = position(HEIGHT);
    System.arraycopy(state, ANGLE, observation, 1, positionSize - ANGLE);
    int next = 1 + positionSize - ANGLE;
    observeClippedVelocities(observation, next);
    next += velocitySize;
    for (int i = 0; i < velocitySize; i++) {
      observation[next + i] = clip(simulation.read(DataArray.CONSTRAINT_FORCES, i));
    }
    observeMassCentre(observation, next + velocitySize);
  }
}
