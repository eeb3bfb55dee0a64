package org.sluice.env.mujoco;

import java.util.OptionalDouble;
import org.sluice.env.Generator;
import org.sluice.env.Step;

/**
 * A single leg hops forward.
 *
 * <p>{@code reward = Δx / Δt + 1 − 1e-3 Σ a²}, on the terminating step too. Terminates unless the
 * height is above 0.7, the torso's angle within ±0.2 and every other number of the state but x
 * within ±100, all strictly.
 *
 * <p>Observation [11]: the positions but x, and the velocities clipped to ±10. An episode starts
 * with uniform noise on ±0.005 on positions and velocities.
 */
final class Hopper extends MujocoEnv {

  static final MujocoTask TASK =
      MujocoTask.of("Hopper-v4", "hopper", 11, 3, 1, 4, 1000, OptionalDouble.of(3800));

  private static final int UNSEEN = 1;
  private static final int HEIGHT = 1;
  private static final int ANGLE = 2;

  Hopper() {
    super(TASK, 0);
  }

  @Override
  void perturb(Generator random) {
    addUniform(random, 0.005);
  }

  @Override
  protected void advance(double[] action, Step step) {
    double before = position(0);
    if (simulate(action, step)) {
      double forward = (position(0) - before) / duration;
      step.reward = forward + 1 - 1e-3 * NumpySum.ofSquares(action);
      step.terminated = !isHealthy();
    }
  }

  private boolean isHealthy() {
    for (int i = ANGLE; i < state.length; i++) {
      if (!(Math.abs(state[i]) < 100)) {
        return false;
      }
    }
    return position(HEIGHT) > 0.7 && Math.abs(position(ANGLE)) < 0.2;
  }

  @Override
  protected void observe(double[] observation) {
    System.arraycopy(state, UNSEEN, observation, 0, positionSize - UNSEEN);
    observeClippedVelocities(observation, positionSize - UNSEEN);
  }
}
