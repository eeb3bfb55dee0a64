package org.sluice.env.mujoco;

import java.util.OptionalDouble;
import org.sluice.env.Generator;
import org.sluice.env.Step;

/**
 * Two planar legs walk forward.
 *
 * <p>{@code reward = Δx / Δt + 1 − 1e-3 Σ a²}, on the terminating step too. Terminates unless the
 * height is within (0.8, 2) and the torso's angle within ±1, strictly.
 *
 * <p>Observation [17]: the positions but x, and the velocities clipped to ±10. An episode starts
 * with uniform noise on ±0.005 on positions and velocities.
 */
final class Walker2d extends MujocoEnv {

  static final MujocoTask TASK =
      MujocoTask.of("Walker2d-v4", "walker2d", 17, 6, 1, 4, 1000, OptionalDouble.empty());

  private static final int UNSEEN = 1;
  private static final int HEIGHT = 1;
  private static final int ANGLE = 2;

  Walker2d() {
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
    double height = position(HEIGHT);
    return height > 0.8 && height < 2 && Math.abs(position(ANGLE)) < 1;
  }

  @Override
  protected void observe(double[] observation) {
    System.arraycopy(state, UNSEEN, observation, 0, positionSize - UNSEEN);
    observeClippedVelocities(observation, positionSize - UNSEEN);
  }
}
