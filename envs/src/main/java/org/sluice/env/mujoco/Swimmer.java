package org.sluice.env.mujoco;

import java.util.OptionalDouble;
import org.sluice.env.Generator;
import org.sluice.env.Step;

/**
 * A chain of three links swims forward in a viscous fluid.
 *
 * <p>{@code reward = Δx / Δt − 1e-4 Σ a²}, where x is the first link's. It never terminates.
 *
 * <p>Observation [8]: the positions but x and y, and all velocities. An episode starts with uniform
 * noise on ±0.1 on positions and velocities.
 */
final class Swimmer extends MujocoEnv {

  static final MujocoTask TASK =
      MujocoTask.of("Swimmer-v4", "swimmer", 8, 2, 1, 4, 1000, OptionalDouble.of(360));

  private static final int UNSEEN = 2;

  Swimmer() {
    super(TASK, 0);
  }

  @Override
  void perturb(Generator random) {
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
