package org.sluice.env.mujoco.gymnasium;

import java.util.OptionalDouble;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.mujoco.MujocoEnv;
import org.sluice.env.mujoco.NumpySum;

/**
 * A planar two-legged animal runs forward.
 *
 * <p>{@code reward = Δx / Δt − 0.1 Σ a²}. It never terminates.
 *
 * <p>Observation [17]: the positions but x, and all velocities. An episode starts with uniform
 * noise on ±0.1 on the positions and normal noise of deviation 0.1 on the velocities.
 */
final class HalfCheetah extends MujocoEnv {

  static final EnvSpec SPEC =
      GymnasiumTasks.spec("HalfCheetah-v4", 17, 6, 1, 5, 1000, OptionalDouble.of(4800));

  private static final int UNSEEN = 1;

  HalfCheetah() {
    super(SPEC, "gymnasium/half_cheetah", 0);
  }

  @Override
  protected void perturb(Generator random) {
    addUniform(random, 0.1, 0, positionSize);
    addGaussianToVelocities(random, 0.1);
  }

  @Override
  protected void advance(double[] action, Step step) {
    double before = position(0);
    if (simulate(action, step)) {
      double forward = (position(0) - before) / duration;
      step.reward = forward - 0.1 * NumpySum.ofSquares(action);
    }
  }

  @Override
  protected void observe(double[] observation) {
    System.arraycopy(state, UNSEEN, observation, 0, observation.length);
  }
}
