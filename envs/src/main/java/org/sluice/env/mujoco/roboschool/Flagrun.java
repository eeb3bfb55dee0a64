package org.sluice.env.mujoco.roboschool;

import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;

/**
 * The humanoid runs to a flag, which then appears elsewhere; power costs half of {@link
 * Humanoid}'s.
 *
 * <p>The first flag is straight ahead with probability ½, between 13.125 m and 26.25 m away. Others
 * are uniform on a field of 26.25 m by 12.5 m around the origin. A new one appears when the robot
 * is within 1 m of the old one, or after 150 steps. The observation has the flag's direction, not
 * its distance. After {@code resetTo}, the flag is 26.25 m straight ahead.
 *
 * <p>Source: Roboschool, gym_humanoid_flagrun.py.
 */
class Flagrun extends Humanoid {

  static final EnvSpec SPEC = RoboschoolTasks.spec("RoboschoolHumanoidFlagrun-v1", 44, 17, 2000);

  private static final double HALF_LENGTH = 26.25;
  private static final double HALF_WIDTH = 12.5;
  private static final double COMPACT = 0.5;
  private static final double REACHED = 1;
  private static final int PATIENCE = 150;

  private final int timer = extra();

  Flagrun() {
    super(SPEC, MODEL, 1);
  }

  /**
   * A harder one on another model.
   *
   * @param extraMemory how many numbers it adds, from {@link #moreExtra} on
   */
  Flagrun(EnvSpec spec, String model, int extraMemory) {
    super(spec, model, 1 + extraMemory);
  }

  final int moreExtra() {
    return extra() + 1;
  }

  @Override
  protected void clear() {
    super.clear();
    setTarget(HALF_LENGTH, 0);
    memory[timer] = PATIENCE;
  }

  @Override
  protected final void perturb(Generator random) {
    scatterJoints(random);
    pose(random);
    if (random.uniform(0, 1) < 0.5) {
      setTarget(random.uniform(HALF_LENGTH / 2, HALF_LENGTH), 0);
    } else {
      drawTarget(random);
    }
  }

  /** Sets the torso's pose at an episode's start. */
  void pose(Generator random) {
    stand(random);
  }

  private void drawTarget(Generator random) {
    setTarget(
        COMPACT * random.uniform(-HALF_LENGTH, HALF_LENGTH),
        COMPACT * random.uniform(-HALF_WIDTH, HALF_WIDTH));
  }

  @Override
  final void onTargetSeen() {
    memory[timer]--;
    if (distanceToTarget() < REACHED || memory[timer] <= 0) {
      drawTarget(random());
      memory[timer] = PATIENCE;
      look();
      restartProgress();
    }
  }

  @Override
  protected final double[] destination() {
    return target();
  }

  @Override
  double powerCost() {
    return super.powerCost() / 2;
  }
}
