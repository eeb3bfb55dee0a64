package org.sluice.env.mujoco.roboschool;

import java.util.List;
import org.sluice.env.EnvSpec;

/**
 * One or two legs in a plane. {@code alive = 1} while the torso is above 0.8 m and pitched by less
 * than 1 rad, otherwise −1. Hopper: observation [15]; walker: [22].
 */
final class PlanarLegs extends RoboschoolEnv {

  static final EnvSpec HOPPER = RoboschoolTasks.spec("RoboschoolHopper-v1", 15, 3, 2500);
  static final EnvSpec WALKER = RoboschoolTasks.spec("RoboschoolWalker2d-v1", 22, 6, 2500);

  private PlanarLegs(EnvSpec spec, String model, List<String> feet) {
    super(spec, model, "torso_geom", feet, 0);
  }

  static PlanarLegs hopper() {
    return new PlanarLegs(HOPPER, "roboschool/hopper", List.of("foot"));
  }

  static PlanarLegs walker() {
    return new PlanarLegs(WALKER, "roboschool/walker2d", List.of("foot", "foot_left"));
  }

  @Override
  double alive() {
    return posture.height > 0.8 && Math.abs(posture.pitch) < 1 ? 1 : -1;
  }
}
