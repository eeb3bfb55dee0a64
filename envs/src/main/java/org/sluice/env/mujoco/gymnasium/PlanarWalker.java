package org.sluice.env.mujoco.gymnasium;

import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.mujoco.MujocoEnv;
import org.sluice.env.mujoco.NumpySum;

/**
 * Base class of {@link Hopper} and {@link Walker2d}: legs that move forward in a plane while the
 * body is healthy.
 *
 * <p>{@code reward = Δx / Δt + 1 − 1e-3 Σ a²}, on the terminating step too.
 *
 * <p>Observation: the positions but x, and the velocities clipped to ±10. An episode starts with
 * uniform noise on ±0.005 on positions and velocities.
 */
abstract class PlanarWalker extends MujocoEnv {

  static final int HEIGHT = 1;
  static final int ANGLE = 2;

  private static final int UNSEEN = 1;

  PlanarWalker(EnvSpec spec, String model) {
    super(spec, model, 0);
  }

  /** Whether the episode continues. */
  abstract boolean isHealthy();

  @Override
  protected final void perturb(Generator random) {
    addUniform(random, 0.005);
  }

  @Override
  protected final void advance(double[] action, Step step) {
    double before = position(0);
    if (simulate(action, step)) {
      double forward = (position(0) - before) / duration;
      step.reward = forward + 1 - 1e-3 * NumpySum.ofSquares(action);
      step.terminated = !isHealthy();
    }
  }

  @Override
  protected final void observe(double[] observation) {
    System.arraycopy(state, UNSEEN, observation, 0, positionSize - UNSEEN);
    observeClippedVelocities(observation, positionSize - UNSEEN);
  }
}
