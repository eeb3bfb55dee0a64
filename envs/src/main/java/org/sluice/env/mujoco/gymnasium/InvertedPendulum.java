package org.sluice.env.mujoco.gymnasium;

import java.util.OptionalDouble;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.mujoco.MujocoEnv;

/**
 * A cart keeps a pole upright.
 *
 * <p>The reward is 1 on every step, the terminating one included. Terminates when the pole leans by
 * more than 0.2 rad.
 *
 * <p>Observation [4]: position of the cart, angle of the pole, and their velocities. An episode
 * starts with uniform noise on ±0.01 on all four.
 */
final class InvertedPendulum extends MujocoEnv {

  static final EnvSpec SPEC =
      GymnasiumTasks.spec("InvertedPendulum-v4", 4, 1, 3, 2, 1000, OptionalDouble.of(950));

  private static final double LARGEST_ANGLE = 0.2;

  InvertedPendulum() {
    super(SPEC, "gymnasium/inverted_pendulum", 0);
  }

  @Override
  protected void perturb(Generator random) {
    addUniform(random, 0.01);
  }

  @Override
  protected void advance(double[] action, Step step) {
    if (simulate(action, step)) {
      step.reward = 1;
      step.terminated = Math.abs(position(1)) > LARGEST_ANGLE;
    }
  }

  @Override
  protected void observe(double[] observation) {
    System.arraycopy(state, 0, observation, 0, observation.length);
  }
}
