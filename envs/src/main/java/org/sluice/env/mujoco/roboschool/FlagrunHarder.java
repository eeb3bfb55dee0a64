package org.sluice.env.mujoco.roboschool;

import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.mujoco.DataArray;

/**
 * {@link Flagrun} with a cube that is thrown at the robot, and with starts on the ground.
 *
 * <p>An episode starts standing, face down at 0.45 m, or on the back at 0.22 m; starts from which
 * fewer of the last 10 episodes reached 1000 steps are drawn more often. With
 *
 * <pre>l = 0.5 + 1.5 clip(0.7 z_torso + 0.3 z_pelvis, 0, 0.7) / 0.7</pre>
 *
 * {@code alive = l}, and {@code 100 l} is part of the potential. Below 0.8 m, approaching the flag
 * earns nothing, power costs 0.4 instead of 1, and a counter rises by one a step, to fall again
 * above. The episode ends when it reaches 170, or as soon as a robot that started standing is below
 * 0.8 m.
 *
 * <p>From the 101st step on, every 30 steps, a cube of 0.1 m and 1.2 kg is thrown at a robot whose
 * counter is 0: from 4 m away and 1 m above, at 20 to 30 m/s, to where it will be.
 */
final class FlagrunHarder extends Flagrun {

  static final EnvSpec SPEC = RoboschoolTasks.spec("RoboschoolHumanoidFlagrunHarder-v1", 44, 17, 0);

  private static final int STANDING = 0;
  private static final double[] START_HEIGHTS = {1.4, 0.45, 0.22};
  private static final double[] START_PITCHES = {0, Math.PI / 2, 1.5 * Math.PI - 0.15};

  // Indices among the numbers that it adds to the memory.
  private static final int START = 0;
  private static final int ON_GROUND = 1;
  private static final int CRAWL_START = 2;
  private static final int CRAWL_IGNORED = 3;
  private static final int RATES = 4;
  private static final int SIZE = RATES + FailureRates.size(START_HEIGHTS.length);

  private static final double GROUND = 0.8;
  private static final double FALLEN = 10_000;
  private static final double PATIENCE = 170;
  private static final double NEUTRAL_HEIGHT = 0.7;
  private static final double POTENTIAL_SCALE = 100;

  private static final int FIRST_THROW = 101;
  private static final int THROW_INTERVAL = 30;

  private final int more = moreExtra();
  private final FailureRates rates = new FailureRates(memory, more + RATES, START_HEIGHTS.length);
  private final Cube cube = new Cube(state, positionSize, velocitySize);
  private final int pelvis = 3 * simulation.model().geom("butt") + 2;
  private double powerCost;

  FlagrunHarder() {
    super(SPEC, "roboschool/humanoid_cube", SIZE);
  }

  @Override
  protected void forget() {
    rates.forget();
  }

  @Override
  protected void clear() {
    super.clear();
    memory[more + START] = STANDING;
    memory[more + ON_GROUND] = 0;
    memory[more + CRAWL_START] = Double.NaN;
    memory[more + CRAWL_IGNORED] = 0;
  }

  @Override
  void pose(Generator random) {
    int start = rates.draw(random);
    memory[more + START] = start;
    place(random, START_HEIGHTS[start], START_PITCHES[start]);
  }

  @Override
  double alive() {
    double frame = memory[FRAME];
    if (frame >= FIRST_THROW && frame % THROW_INTERVAL == 0 && memory[more + ON_GROUND] == 0) {
      cube.throwAt(posture, random());
      simulation.write(state);
    }
    boolean low = posture.height < GROUND;
    powerCost = POWER_COST / (low ? 5 : 2);
    if (low && memory[more + START] == STANDING) {
      memory[more + ON_GROUND] = FALLEN;
    } else if (low) {
      memory[more + ON_GROUND]++;
    } else if (memory[more + ON_GROUND] > 0) {
      memory[more + ON_GROUND]--;
    }
    return memory[more + ON_GROUND] < PATIENCE ? leak() : -1;
  }

  private double leak() {
    double z = 0.7 * posture.height + 0.3 * simulation.read(DataArray.GEOM_POSITIONS, pelvis);
    return 0.5 + 1.5 * Math.max(0, Math.min(NEUTRAL_HEIGHT, z)) / NEUTRAL_HEIGHT;
  }

  /** Progress that is made while crawling counts neither then nor afterwards. */
  @Override
  double potential() {
    double progress = super.potential();
    if (posture.height < GROUND) {
      if (Double.isNaN(memory[more + CRAWL_START])) {
        memory[more + CRAWL_START] = progress - memory[more + CRAWL_IGNORED];
      }
      memory[more + CRAWL_IGNORED] = progress - memory[more + CRAWL_START];
      progress = memory[more + CRAWL_START];
    } else {
      progress -= memory[more + CRAWL_IGNORED];
      memory[more + CRAWL_START] = Double.NaN;
    }
    return progress + POTENTIAL_SCALE * leak();
  }

  @Override
  double powerCost() {
    return powerCost;
  }

  @Override
  void onEnd() {
    rates.add((int) memory[more + START], memory[FRAME] == RoboschoolTasks.TIME_LIMIT);
  }
}
