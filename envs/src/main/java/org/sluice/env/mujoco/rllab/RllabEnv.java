package org.sluice.env.mujoco.rllab;

import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.mujoco.DataArray;
import org.sluice.env.mujoco.MujocoEnv;
import org.sluice.env.mujoco.Scene;
import org.sluice.env.mujoco.Simulation;

/**
 * Base class of the rllab tasks. After the engine's steps, its forward pass runs once more, so that
 * rewards and observations use bodies and forces of the new state.
 *
 * <p>Its robot may have another {@link Objective} and stand in an arena. A goal follows the robot's
 * own numbers in an observation; whatever the objective, episodes end as the robot's do, and also
 * when it is reached.
 *
 * <p>An episode starts with normal noise on the positions, of deviation 0.01, and on the
 * velocities, of deviation 0.1. Source: rllab, envs/mujoco/mujoco_env.py.
 */
public abstract class RllabEnv extends MujocoEnv {

  private static final double POSITION_NOISE = 0.01;
  private static final double VELOCITY_NOISE = 0.1;

  private final int torso = 3 * simulation.model().body("torso");
  private final Box actions;
  private final Objective objective;

  RllabEnv(EnvSpec spec, String modelName) {
    this(spec, Scene.of(modelName), Objective.FORWARD);
  }

  RllabEnv(EnvSpec spec, Scene scene, Objective objective) {
    super(spec, scene.withGoal(objective.goalSize()), 0);
    this.actions = (Box) spec.actionSpace();
    this.objective = objective;
  }

  @Override
  protected final void perturb(Generator random) {
    setStart();
    addGaussianToPositions(random, POSITION_NOISE);
    addGaussianToVelocities(random, VELOCITY_NOISE);
    objective.draw(random, goal);
  }

  /** Changes the reference state where a task starts from another one. */
  void setStart() {}

  @Override
  protected final void drive(Simulation engine, double[] action) {
    super.drive(engine, action);
    engine.forward();
    engine.computeSubtreeVelocities();
  }

  /** The objective's reward of the current state. */
  final double objective() {
    return objective.reward(this);
  }

  /** Whether the objective is to move forward, not sideways. */
  final boolean isForward() {
    return objective.isForward();
  }

  /** Whether the objective ends the episode in the current state. */
  final boolean isReached() {
    return objective.isReached(this);
  }

  /** A goal is a place in the plane. */
  @Override
  protected final double[] destination() {
    return goal;
  }

  /** A number of the goal. */
  public final double goal(int i) {
    return goal[i];
  }

  /** The whole body's mass centre along an axis, 0 to 2. */
  public final double massCentre(int axis) {
    return simulation.read(DataArray.SUBTREE_MASS_CENTRES, torso + axis);
  }

  /** The velocity of the whole body's mass centre after a step, along an axis, 0 to 2. */
  public final double massCentreVelocity(int axis) {
    return simulation.read(DataArray.SUBTREE_VELOCITIES, torso + axis);
  }

  /** Writes the whole body's mass centre [3] and the goal, the last numbers of an observation. */
  final void observeMassCentre(double[] observation, int offset) {
    for (int axis = 0; axis < 3; axis++) {
      observation[offset + axis] = massCentre(axis);
    }
    System.arraycopy(goal, 0, observation, offset + 3, goal.length);
  }

  /** Copies a part of the state into an observation; returns the offset after it. */
  final int observeState(int from, double[] observation, int offset) {
    int count = state.length - from;
    System.arraycopy(state, from, observation, offset, count);
    return offset + count;
  }

  /** {@code Σ (a / s)²}, where s is half the width of the control's range. */
  final double effort(double[] action) {
    double sum = 0;
    for (int i = 0; i < action.length; i++) {
      double relative = 2 * action[i] / (actions.high(i) - actions.low(i));
      sum += relative * relative;
    }
    return sum;
  }

  /** {@code Σ (a / s)²} of the action clipped to its range. */
  final double clippedEffort(double[] action) {
    double sum = 0;
    for (int i = 0; i < action.length; i++) {
      double clipped = Math.max(actions.low(i), Math.min(actions.high(i), action[i]));
      double relative = 2 * clipped / (actions.high(i) - actions.low(i));
      sum += relative * relative;
    }
    return sum;
  }
}
