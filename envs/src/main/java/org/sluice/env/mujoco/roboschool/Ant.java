package org.sluice.env.mujoco.roboschool;

import java.util.List;
import org.sluice.env.EnvSpec;

/**
 * A four-legged body. {@code alive = 1} while the torso is above 0.26 m, otherwise −1. Observation
 * [28].
 */
final class Ant extends RoboschoolEnv {

  static final EnvSpec SPEC = RoboschoolTasks.spec("RoboschoolAnt-v1", 28, 8, 2500);

  private static final List<String> FEET =
      List.of("front_left_foot", "front_right_foot", "left_back_foot", "right_back_foot");

  Ant() {
    super(SPEC, "roboschool/ant", "torso_geom", FEET, 0);
  }

  @Override
  double alive() {
    return posture.height > 0.26 ? 1 : -1;
  }
}
