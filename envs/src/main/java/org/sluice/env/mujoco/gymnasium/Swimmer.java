package org.sluice.env.mujoco.gymnasium;

import java.util.OptionalDouble;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.mujoco.MujocoEnv;
import org.sluice.env.mujoco.NumpySum;

/**
 * A chain of three links swims forward, or backward, in a viscous fluid.
 *
 * <p>{@code reward = d Δx / Δt − 1e-4 Σ a²}, where x is the first link's and d the direction, 1 or
 * −1. It never terminates.
 *
 * <p>Observation [8]: the positions but x and y, and all velocities. An episode starts with uniform
 * noise on ±0.1 on positions and velocities.
 */
public class Swimmer extends MujocoEnv {

  static final EnvSpec SPEC =
      GymnasiumTasks.spec("Swimmer-v4", 8, 2, 1, 4, 1000, OptionalDouble.of(360));

  private static final int UNSEEN = 2;

  private final double direction;

  Swimmer() {
    this(SPEC, 1);
  }

  /**
   * @param direction 1 for forward, −1 for backward
   */
  protected Swimmer(EnvSpec spec, double direction) {
    super(spec, "gymnasium/swimmer", 0);
    this.direction = direction;
  }

  @Override
  protected final void perturb(Generator random) {
    addUniform(random, 0.1);
  }

  @Override
  protected final void advance(double[] action, Step step) {
    double before = position(0);
    if (simulate(action, step)) {
      double forward = (position(0) - before) / duration;
      step.reward = direction * forward - 1e-4 * NumpySum.ofSquares(action);
    }
  }

  @Override
  protected final void observe(double[] observation) {
    System.arraycopy(state, UNSEEN, observation, 0, observation.length);
  }
}
