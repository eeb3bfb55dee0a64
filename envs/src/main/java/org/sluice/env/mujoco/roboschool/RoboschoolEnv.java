package org.sluice.env.mujoco.roboschool;

import java.util.Arrays;
import java.util.List;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.mujoco.MujocoEnv;
import org.sluice.env.mujoco.Simulation;

/**
 * Base class of the walkers. With the distance d to a target, the joints' scaled speeds w and
 * action a:
 *
 * <pre>reward = alive + Δ(−d / Δt) − p mean|a w| − s mean a² − 0.2 joints at a limit − collisions
 * </pre>
 *
 * where a collision is a foot that touches anything but the floor, and by default p = 2 and s =
 * 0.1. The step with {@code alive < 0} is the last.
 *
 * <p>Observation: the torso's height above its first one; sine and cosine of the angle to the
 * target; the torso's velocity times 0.3, in the direction that the torso faces; roll; pitch; per
 * joint its relative position and scaled speed; per foot whether it was on the floor one step
 * before. In single precision, clipped to ±5.
 *
 * <p>An episode starts with every joint uniformly on ±0.1 rad, also where its range begins
 * elsewhere. Source: Roboschool, gym_forward_walker.py.
 */
abstract class RoboschoolEnv extends MujocoEnv {

  static final double STALL_COST = 0.1;
  static final double POWER_COST = 2;

  // Indices in the memory; the feet's contacts and what a task adds follow.
  static final int FRAME = 0;
  private static final int POTENTIAL = 1;
  private static final int FIRST_HEIGHT = 2;
  private static final int TARGET_X = 3;
  private static final int TARGET_Y = 4;
  private static final int CONTACTS = 5;

  private static final double FAR_AHEAD = 1000;
  private static final double LIMIT_COST = 0.2;
  private static final double VELOCITY_SCALE = 0.3;
  private static final double BOUND = 5;

  final Posture posture;

  private final Feet feet;
  private final Joints joints;
  private final double[] seenContacts;
  private double angleToTarget;
  private double distance;

  /**
   * @param torsoGeom the geom whose middle is the torso's position
   * @param feet names of bodies
   * @param extraMemory how many numbers a task adds to the memory, from {@link #extra} on
   */
  RoboschoolEnv(EnvSpec spec, String model, String torsoGeom, List<String> feet, int extraMemory) {
    super(spec, model, CONTACTS + feet.size() + extraMemory);
    this.posture = new Posture(simulation, simulation.model().geom(torsoGeom));
    this.feet = new Feet(simulation, feet);
    this.joints = new Joints(simulation.model().actuatedJoints(), simulation.model().controlSize());
    this.seenContacts = new double[feet.size()];
  }

  /** The reward for being alive, or a negative number to end the episode. */
  abstract double alive();

  double powerCost() {
    return POWER_COST;
  }

  double stallCost() {
    return STALL_COST;
  }

  /** Called after a step with its number, from 1, when the state and the target are known. */
  void onTargetSeen() {}

  /** Called when the episode has ended, or has reached its full length. */
  void onEnd() {}

  /** The index in the memory of the first number that a task added. */
  final int extra() {
    return CONTACTS + feet.count();
  }

  final void setTarget(double x, double y) {
    memory[TARGET_X] = x;
    memory[TARGET_Y] = y;
  }

  /** The target's x and y, m. */
  final double[] target() {
    return new double[] {memory[TARGET_X], memory[TARGET_Y]};
  }

  final void setFirstHeight(double height) {
    memory[FIRST_HEIGHT] = height;
  }

  final double distanceToTarget() {
    return distance;
  }

  final boolean wasOnFloor(int foot) {
    return seenContacts[foot] != 0;
  }

  @Override
  protected void clear() {
    Arrays.fill(memory, CONTACTS, extra(), 0);
    memory[FRAME] = 0;
    memory[FIRST_HEIGHT] = Double.NaN;
    setTarget(FAR_AHEAD, 0);
  }

  @Override
  protected void perturb(Generator random) {
    scatterJoints(random);
  }

  final void scatterJoints(Generator random) {
    joints.scatter(random, state, positionSize);
  }

  @Override
  protected final void begin() {
    if (Double.isNaN(memory[FIRST_HEIGHT])) {
      memory[FIRST_HEIGHT] = posture.height;
    }
    look();
    onTargetSeen();
    memory[POTENTIAL] = potential();
  }

  @Override
  protected final void drive(Simulation engine, double[] action) {
    super.drive(engine, action);
    engine.forward(); // contacts of the state that the step led to
  }

  @Override
  protected final void derive() {
    posture.update();
    joints.update(state, positionSize);
  }

  @Override
  protected final void advance(double[] action, Step step) {
    if (!simulate(action, step)) {
      return;
    }
    look();
    onTargetSeen();
    double alive = alive();
    double before = memory[POTENTIAL];
    memory[POTENTIAL] = potential();
    step.reward =
        alive
            + (memory[POTENTIAL] - before)
            - powerCost() * joints.meanPower(action)
            - stallCost() * meanSquare(action)
            - LIMIT_COST * joints.atLimit()
            - updateContacts();
    step.terminated = alive < 0;
    memory[FRAME]++;
    if (step.terminated || memory[FRAME] == RoboschoolTasks.TIME_LIMIT) {
      onEnd();
    }
  }

  /** Finds the target from where the robot is now, and what its feet touched one step before. */
  final void look() {
    double dx = memory[TARGET_X] - posture.x;
    double dy = memory[TARGET_Y] - posture.y;
    distance = Math.sqrt(dx * dx + dy * dy);
    angleToTarget = StrictMath.atan2(dy, dx) - posture.yaw;
    System.arraycopy(memory, CONTACTS, seenContacts, 0, seenContacts.length);
  }

  /** What the robot's progress is measured by: minus the distance per control step. */
  double potential() {
    return -distance / duration;
  }

  /** Starts to count progress from here on. */
  final void restartProgress() {
    memory[POTENTIAL] = potential();
  }

  private int updateContacts() {
    feet.update();
    for (int foot = 0; foot < seenContacts.length; foot++) {
      memory[CONTACTS + foot] = feet.isOnFloor(foot) ? 1 : 0;
    }
    return feet.collisions();
  }

  private static double meanSquare(double[] action) {
    double sum = 0;
    for (double a : action) {
      sum += a * a;
    }
    return sum / action.length;
  }

  @Override
  protected final void observe(double[] observation) {
    double cos = StrictMath.cos(-posture.yaw);
    double sin = StrictMath.sin(-posture.yaw);
    double[] v = posture.velocity;
    int next = 0;
    observation[next++] = posture.height - memory[FIRST_HEIGHT];
    observation[next++] = StrictMath.sin(angleToTarget);
    observation[next++] = StrictMath.cos(angleToTarget);
    observation[next++] = VELOCITY_SCALE * (cos * v[0] - sin * v[1]);
    observation[next++] = VELOCITY_SCALE * (sin * v[0] + cos * v[1]);
    observation[next++] = VELOCITY_SCALE * v[2];
    observation[next++] = posture.roll;
    observation[next++] = posture.pitch;
    for (int i = 0; i < joints.count(); i++) {
      observation[next++] = joints.relativePosition(i);
      observation[next++] = joints.speed(i);
    }
    System.arraycopy(seenContacts, 0, observation, next, seenContacts.length);
    for (int i = 0; i < observation.length; i++) {
      observation[i] = (float) Math.max(-BOUND, Math.min(BOUND, observation[i]));
    }
  }
}
