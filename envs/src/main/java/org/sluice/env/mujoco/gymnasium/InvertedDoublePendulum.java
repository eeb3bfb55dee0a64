package org.sluice.env.mujoco.gymnasium;

import java.util.OptionalDouble;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.mujoco.DataArray;
import org.sluice.env.mujoco.MujocoEnv;

/**
 * A cart keeps a pole on a pole upright.
 *
 * <p>With the tip at {@code (x, y)}, in the vertical plane and of the engine's last stage, and the
 * joints' angular velocities {@code v1, v2}:
 *
 * <pre>reward = 10 − (0.01 x² + (y − 2)²) − (0.001 v1² + 0.005 v2²)</pre>
 *
 * on every step, the terminating one included. Terminates when {@code y ≤ 1}.
 *
 * <p>Observation [11]: position of the cart, sines of the two angles, their cosines, the three
 * velocities and the three constraint forces (last stage), both clipped to ±10. An episode starts
 * with uniform noise on ±0.1 on the positions and normal noise of deviation 0.1 on the velocities.
 */
final class InvertedDoublePendulum extends MujocoEnv {

  static final EnvSpec SPEC =
      GymnasiumTasks.spec("InvertedDoublePendulum-v4", 11, 1, 1, 5, 1000, OptionalDouble.of(9100));

  private static final int TIP_X = 0;
  private static final int TIP_Z = 2;
  private static final int ANGLES = 2;

  InvertedDoublePendulum() {
    super(SPEC, "gymnasium/inverted_double_pendulum", 0);
  }

  @Override
  protected void perturb(Generator random) {
    addUniform(random, 0.1, 0, positionSize);
    addGaussianToVelocities(random, 0.1);
  }

  @Override
  protected void advance(double[] action, Step step) {
    if (simulate(action, step)) {
      double x = simulation.read(DataArray.SITE_POSITIONS, TIP_X);
      double y = simulation.read(DataArray.SITE_POSITIONS, TIP_Z);
      double v1 = velocity(1);
      double v2 = velocity(2);
      double distancePenalty = 0.01 * (x * x) + (y - 2) * (y - 2);
      double velocityPenalty = 1e-3 * (v1 * v1) + 5e-3 * (v2 * v2);
      step.reward = 10 - distancePenalty - velocityPenalty;
      step.terminated = y <= 1;
    }
  }

  @Override
  protected void observe(double[] observation) {
    observation[0] = position(0);
    for (int i = 1; i <= ANGLES; i++) {
      observation[i] = StrictMath.sin(position(i));
      observation[ANGLES + i] = StrictMath.cos(position(i));
    }
    int offset = 1 + 2 * ANGLES;
    observeClippedVelocities(observation, offset);
    offset += velocitySize;
    for (int i = 0; i < velocitySize; i++) {
      observation[offset + i] = clip(simulation.read(DataArray.CONSTRAINT_FORCES, i));
    }
  }
}
