package org.sluice.env.mujoco.gymnasium;

import java.util.OptionalDouble;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.mujoco.DataArray;
import org.sluice.env.mujoco.MujocoEnv;
import org.sluice.env.mujoco.NumpySum;

/**
 * A planar arm of two links moves its fingertip to a target.
 *
 * <p>With {@code d = fingertip − target}, {@code reward = −‖d‖ − Σ a²}, where {@code d} is that
 * before the step. It never terminates.
 *
 * <p>Observation [11]: cosines of the two joint angles, their sines, target x and y, angular
 * velocities of the joints, {@code d} [3]. An episode starts with the joint angles uniform on ±0.1,
 * the target uniform in a disc of radius 0.2, and the angular velocities uniform on ±0.005.
 */
final class Reacher extends MujocoEnv {

  static final EnvSpec SPEC =
      GymnasiumTasks.spec("Reacher-v4", 11, 2, 1, 2, 50, OptionalDouble.of(-3.75));

  private static final int JOINTS = 2;
  private static final double TARGET_RADIUS = 0.2;

  private final int fingertip = 3 * simulation.model().body("fingertip");
  private final int target = 3 * simulation.model().body("target");

  Reacher() {
    super(SPEC, "gymnasium/reacher", 3);
  }

  @Override
  protected void perturb(Generator random) {
    addUniform(random, 0.1, 0, positionSize);
    double x;
    double y;
    do {
      x = random.uniform(-TARGET_RADIUS, TARGET_RADIUS);
      y = random.uniform(-TARGET_RADIUS, TARGET_RADIUS);
    } while (!(Math.sqrt(x * x + y * y) < TARGET_RADIUS));
    state[JOINTS] = x;
    state[JOINTS + 1] = y;
    addUniform(random, 0.005, positionSize, velocitySize);
    state[positionSize + JOINTS] = 0;
    state[positionSize + JOINTS + 1] = 0;
  }

  @Override
  protected void derive() {
    for (int i = 0; i < memory.length; i++) {
      memory[i] =
          simulation.read(DataArray.BODY_POSITIONS, fingertip + i)
              - simulation.read(DataArray.BODY_POSITIONS, target + i);
    }
  }

  @Override
  protected void advance(double[] action, Step step) {
    double distance = norm(memory[0], memory[1], memory[2]);
    if (simulate(action, step)) {
      step.reward = -distance - NumpySum.ofSquares(action);
    }
  }

  /**
   * The length of a vector, rounded as by {@code numpy.linalg.norm}, whose dot product uses fused
   * multiply-adds.
   */
  private static double norm(double x, double y, double z) {
    return Math.sqrt(Math.fma(z, z, Math.fma(y, y, x * x)));
  }

  @Override
  protected void observe(double[] observation) {
    for (int i = 0; i < JOINTS; i++) {
      observation[i] = StrictMath.cos(position(i));
      observation[JOINTS + i] = StrictMath.sin(position(i));
      observation[2 * JOINTS + i] = position(JOINTS + i);
      observation[3 * JOINTS + i] = velocity(i);
    }
    System.arraycopy(memory, 0, observation, 4 * JOINTS, memory.length);
  }
}
