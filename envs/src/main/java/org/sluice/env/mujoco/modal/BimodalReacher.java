package org.sluice.env.mujoco.modal;

import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.mujoco.MujocoEnv;
import org.sluice.env.mujoco.NumpySum;

/**
 * The arm of {@code Reacher-v4} between two equally good targets g at (0.1, ±0.12), mirror images
 * about the direction in which it starts.
 *
 * <p>With the fingertip's place p before the step, as in {@code Reacher-v4}:
 *
 * <pre>reward = −min_g ‖p − g‖ − Σ a²</pre>
 *
 * It never terminates.
 *
 * <p>Observation [9]: cosines of the two joint angles, their sines, the joints' angular velocities,
 * p [3]. An episode starts with angles uniform on ±0.1 and angular velocities uniform on ±0.005.
 *
 * <p>Source: Tang and Agrawal 2018, figure 2c, which gives the sizes of observations and actions,
 * "two targets" and nearness as the objective. The rest is a choice: model, limit and cost of
 * {@code Reacher-v4} without the joints of its target; targets within reach (0.156 of 0.21 m).
 */
public final class BimodalReacher extends MujocoEnv {

  static final EnvSpec SPEC = ModalTasks.spec("BimodalReacher-v0", 9, 2, 2, 50, "figure 2c");

  private static final double TARGET_X = 0.1;
  private static final double TARGET_Y = 0.12;

  private static final double UPPER = 0.1;
  private static final double FOREARM = 0.11;
  private static final double HEIGHT = 0.01;
  private static final int JOINTS = 2;

  BimodalReacher() {
    super(SPEC, "modal/bimodal_reacher", 2);
  }

  /** The two targets {@code [2][2]}, in metres, as a new array. */
  public static double[][] targets() {
    return new double[][] {{TARGET_X, TARGET_Y}, {TARGET_X, -TARGET_Y}};
  }

  @Override
  protected void perturb(Generator random) {
    addUniform(random, 0.1, 0, JOINTS);
    addUniform(random, 0.005, JOINTS, JOINTS);
  }

  /** Keeps the fingertip's x and y. */
  @Override
  protected void derive() {
    double first = position(0);
    double both = first + position(1);
    memory[0] = UPPER * StrictMath.cos(first) + FOREARM * StrictMath.cos(both);
    memory[1] = UPPER * StrictMath.sin(first) + FOREARM * StrictMath.sin(both);
  }

  @Override
  protected void advance(double[] action, Step step) {
    double x = memory[0] - TARGET_X;
    double y = Math.abs(memory[1]) - TARGET_Y;
    if (simulate(action, step)) {
      step.reward = -Math.sqrt(x * x + y * y) - NumpySum.ofSquares(action);
    }
  }

  @Override
  protected void observe(double[] observation) {
    for (int i = 0; i < JOINTS; i++) {
      observation[i] = StrictMath.cos(position(i));
      observation[JOINTS + i] = StrictMath.sin(position(i));
      observation[2 * JOINTS + i] = velocity(i);
      observation[3 * JOINTS + i] = memory[i];
    }
    observation[4 * JOINTS] = HEIGHT;
  }
}
