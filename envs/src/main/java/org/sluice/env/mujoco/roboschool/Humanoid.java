package org.sluice.env.mujoco.roboschool;

import java.util.List;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;

/**
 * A human body. {@code alive = 2} while the torso is above 0.78 m, otherwise −1; both costs of
 * power are 4.25 times those of the other robots. Observation [44].
 *
 * <p>An episode starts at height 1.4 m, turned by up to π/16. Heights are those of the waist's
 * upper half, 0.12 m below the torso's frame.
 */
class Humanoid extends RoboschoolEnv {

  static final EnvSpec SPEC = RoboschoolTasks.spec("RoboschoolHumanoid-v1", 44, 17, 3500);

  static final String MODEL = "roboschool/humanoid";
  private static final String WAIST = "uwaist";
  private static final List<String> FEET = List.of("right_foot", "left_foot");

  /** Of 17 joints, the knees and two of three joints of each hip matter: 17 / 4. */
  private static final double COST_FACTOR = 4.25;

  private static final double USUAL_HEIGHT = 0.8;
  private static final double LARGEST_TURN = Math.PI / 16;
  private static final double STANDING_HEIGHT = 1.4;
  private static final int QUATERNION = 3;

  /** From the torso's frame to its position, in that frame. */
  private final double[] offset;

  Humanoid() {
    this(SPEC, MODEL, 0);
  }

  /** Arguments are those of {@link RoboschoolEnv}. */
  Humanoid(EnvSpec spec, String model, int extraMemory) {
    super(spec, model, WAIST, FEET, extraMemory);
    this.offset = simulation.model().geomPosition(simulation.model().geom(WAIST));
  }

  @Override
  protected void clear() {
    super.clear();
    setFirstHeight(USUAL_HEIGHT);
  }

  @Override
  protected void perturb(Generator random) {
    scatterJoints(random);
    stand(random);
  }

  final void stand(Generator random) {
    place(random, STANDING_HEIGHT, 0);
  }

  /** Places the torso at a height and pitch above the origin, turned at random. */
  final void place(Generator random, double height, double pitch) {
    double yaw = random.uniform(-LARGEST_TURN, LARGEST_TURN);
    double cosYaw = StrictMath.cos(yaw / 2);
    double sinYaw = StrictMath.sin(yaw / 2);
    double cosPitch = StrictMath.cos(pitch / 2);
    double sinPitch = StrictMath.sin(pitch / 2);
    state[QUATERNION] = cosYaw * cosPitch;
    state[QUATERNION + 1] = -sinYaw * sinPitch;
    state[QUATERNION + 2] = cosYaw * sinPitch;
    state[QUATERNION + 3] = sinYaw * cosPitch;
    // The offset's y is 0, so only the rotation's first and third columns are needed.
    double forward = StrictMath.cos(pitch) * offset[0] + StrictMath.sin(pitch) * offset[2];
    double up = -StrictMath.sin(pitch) * offset[0] + StrictMath.cos(pitch) * offset[2];
    state[0] = -StrictMath.cos(yaw) * forward;
    state[1] = -StrictMath.sin(yaw) * forward;
    state[2] = height - up;
  }

  @Override
  double alive() {
    return posture.height > 0.78 ? 2 : -1;
  }

  @Override
  double powerCost() {
    return COST_FACTOR * POWER_COST;
  }

  @Override
  double stallCost() {
    return COST_FACTOR * STALL_COST;
  }
}
