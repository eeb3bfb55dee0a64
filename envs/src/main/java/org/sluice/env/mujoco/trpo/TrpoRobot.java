package org.sluice.env.mujoco.trpo;

import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.Task;
import org.sluice.env.mujoco.DataArray;
import org.sluice.env.mujoco.MujocoEnv;
import org.sluice.env.mujoco.NumpySum;

/**
 * A robot of the TRPO paper, with the negative of its cost rate as the reward:
 *
 * <pre>reward = Δx / Δt + alive − 1e-5 Σ τ² − impact-cost Σ min(F / W, 10)²</pre>
 *
 * τ are the torques of the motors in N·m, F the force on a foot and W the robot's weight, both in
 * N; x is the root joint's. An episode terminates when the robot has fallen, with the reward of
 * that step.
 *
 * <p>Observation: all positions, then all velocities, as the paper says of its states.
 *
 * <p>The paper gives neither models, nor time steps, nor start distributions, nor what a fall is,
 * nor how the biped's impacts are penalised: these are choices of this project, in {@link
 * TrpoTasks}. The numbers of parameters in its table 2 imply inputs of 96 and 164 numbers for
 * hopper and walker, which cannot be recovered.
 */
final class TrpoRobot extends MujocoEnv {

  private static final double TORQUE_COST = 1e-5;
  private static final double MOST_WEIGHTS = 10;
  private static final double GRAVITY = 9.81;

  private final Robot robot;
  private final double alive;
  private final double impactCost;
  private final double weight;
  private final int[] feet;

  TrpoRobot(Robot robot, Task task) {
    super(robot.spec(task), robot.model(), 0);
    this.robot = robot;
    this.alive = task.get(Robot.ALIVE);
    this.impactCost = task.get(Robot.IMPACT_COST);
    this.weight = GRAVITY * NumpySum.of(simulation.model().bodyMasses());
    this.feet = robot.feet().stream().mapToInt(simulation.model()::body).toArray();
  }

  @Override
  protected void perturb(Generator random) {
    addUniform(random, robot.noise());
  }

  @Override
  protected void advance(double[] action, Step step) {
    double before = position(0);
    if (simulate(action, step)) {
      double forward = (position(0) - before) / duration;
      step.reward = forward + alive - TORQUE_COST * squaredTorques();
      if (impactCost > 0) {
        step.reward -= impactCost * squaredImpacts();
      }
      step.terminated = !robot.upright().holds(state);
    }
  }

  /** Each motor drives one joint of its own, whose force is thus the motor's torque. */
  private double squaredTorques() {
    double sum = 0;
    for (int i = 0; i < velocitySize; i++) {
      double torque = simulation.read(DataArray.ACTUATOR_FORCES, i);
      sum += torque * torque;
    }
    return sum;
  }

  private double squaredImpacts() {
    simulation.computeContactForces();
    double sum = 0;
    for (int foot : feet) {
      double squared = 0;
      for (int axis = 0; axis < 3; axis++) {
        double force = simulation.read(DataArray.CONTACT_FORCES, 6 * foot + 3 + axis);
        squared += force * force;
      }
      sum += Math.min(squared / (weight * weight), MOST_WEIGHTS * MOST_WEIGHTS);
    }
    return sum;
  }

  @Override
  protected void observe(double[] observation) {
    System.arraycopy(state, 0, observation, 0, state.length);
  }
}
