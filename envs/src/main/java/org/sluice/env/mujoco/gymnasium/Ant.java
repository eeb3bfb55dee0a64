package org.sluice.env.mujoco.gymnasium;

import java.util.OptionalDouble;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.mujoco.DataArray;
import org.sluice.env.mujoco.MujocoEnv;
import org.sluice.env.mujoco.NumpySum;

/**
 * A four-legged body walks forward.
 *
 * <p>{@code reward = Δx / Δt + 1 − 0.5 Σ a²}, on the terminating step too, where x is the torso's
 * of the engine's last stage. Terminates unless the height is within [0.2, 1].
 *
 * <p>Observation [27]: the positions but x and y, and all velocities; no contact forces. An episode
 * starts with uniform noise on ±0.1 on the positions, the torso's quaternion included, and normal
 * noise of deviation 0.1 on the velocities.
 */
final class Ant extends MujocoEnv {

  static final EnvSpec SPEC =
      GymnasiumTasks.spec("Ant-v4", 27, 8, 1, 5, 1000, OptionalDouble.of(6000));

  private static final int UNSEEN = 2;
  private static final int HEIGHT = 2;

  private final int torso = 3 * simulation.model().body("torso");

  Ant() {
    super(SPEC, "gymnasium/ant", 1);
  }

  @Override
  protected void perturb(Generator random) {
    addUniform(random, 0.1, 0, positionSize);
    addGaussianToVelocities(random, 0.1);
  }

  @Override
  protected void derive() {
    memory[0] = simulation.read(DataArray.BODY_POSITIONS, torso);
  }

  @Override
  protected void advance(double[] action, Step step) {
    double before = memory[0];
    if (simulate(action, step)) {
      double forward = (memory[0] - before) / duration;
      step.reward = forward + 1 - 0.5 * NumpySum.ofSquares(action);
      double height = position(HEIGHT);
      step.terminated = !(height >= 0.2 && height <= 1);
    }
  }

  @Override
  protected void observe(double[] observation) {
    System.arraycopy(state, UNSEEN, observation, 0, observation.length);
  }
}
