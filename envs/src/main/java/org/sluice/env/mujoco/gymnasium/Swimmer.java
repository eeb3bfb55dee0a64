package org.sluice.env.mujoco.gymnasium;

import java.util.OptionalDouble;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.mujoco.MujocoEnv;
import org.sluice.env.mujoco.NumpySum;

/**
 * A chain of three links swims forward in a viscous fluid.
 *
 * <p>{@code reward = Δx / Δt − 1e-4 Σ a²}, where x is the first link's. It never terminates.
 *
 * <p>Observation [8]: the positions but x and y, and all velocities. An episode starts with uniform
 * noise on ±0.1 on positions and velocities.
 */
final class Swimmer extends MujocoEnv {

  static final EnvSpec SPEC =
      GymnasiumTasks.spec("Swimmer-v4", 8, 2, 1, 4, 1000, OptionalDouble.of(360));

  private static final int UNSEEN = 2;

  Swimmer() {
    super(SPEC, "gymnasium/swimmer", 0);
  }

  @Override
  protected void perturb(Generator random) {
    addUniform(random, 0.1);
  }

  @Override
  protected void advance(double[] action, Step step) {
    double before = position(0);
    if (simulate(action, step)) {
      double forward = (position(0) - before) / duration;
      step.reward = forward - 1e-4 * NumpySum.ofSquares(action);
    }
  }

  @Override
  protected void observe(double[] observation) {
    System.arraycopy(state, UNSEEN, observation, 0, observation.length);
  }
}
