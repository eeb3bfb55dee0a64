package org.sluice.env.mujoco.gymnasium;

import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.mujoco.Arena;
import org.sluice.env.mujoco.MujocoEnv;
import org.sluice.env.mujoco.NumpySum;
import org.sluice.env.mujoco.Scene;

/**
 * A four-legged body, rewarded for some speed: {@code reward = speed + 1 − 0.5 Σ a²}, on the
 * terminating step too. Terminates unless the height is within [0.2, 1].
 *
 * <p>Observation [27]: the positions but x and y, and all velocities; no contact forces. An episode
 * starts with uniform noise on ±0.1 on the positions, the torso's quaternion included, and normal
 * noise of deviation 0.1 on the velocities.
 */
public abstract class AntBody extends MujocoEnv {

  private static final int UNSEEN = 2;
  private static final int HEIGHT = 2;

  /** Index of the torso's first coordinate among those of the bodies. */
  protected final int torso = 3 * simulation.model().body("torso");

  /**
   * @param memorySize how many numbers the task keeps in {@link #memory}
   */
  protected AntBody(EnvSpec spec, Arena arena, int memorySize) {
    super(spec, Scene.of("gymnasium/ant").in(arena), memorySize);
  }

  @Override
  protected final void perturb(Generator random) {
    addUniform(random, 0.1, 0, positionSize);
    addGaussianToVelocities(random, 0.1);
  }

  /** Sets the outcome of a step that ended in a valid state. */
  protected final void judge(double speed, double[] action, Step step) {
    step.reward = speed + 1 - 0.5 * NumpySum.ofSquares(action);
    double height = position(HEIGHT);
    step.terminated = !(height >= 0.2 && height <= 1);
  }

  @Override
  protected final void observe(double[] observation) {
    System.arraycopy(state, UNSEEN, observation, 0, observation.length);
  }
}
