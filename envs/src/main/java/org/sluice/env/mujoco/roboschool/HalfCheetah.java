package org.sluice.env.mujoco.roboschool;

import java.util.List;
import org.sluice.env.EnvSpec;

/**
 * A planar two-legged animal. {@code alive = 1} while it is pitched by less than 1 rad and neither
 * shins nor thighs were on the floor one step before, otherwise −1. Observation [26], with six
 * "feet": front foot, shin, thigh and back foot, shin, thigh.
 */
final class HalfCheetah extends RoboschoolEnv {

  static final EnvSpec SPEC = RoboschoolTasks.spec("RoboschoolHalfCheetah-v1", 26, 6, 3000);

  private static final List<String> FEET =
      List.of("ffoot", "fshin", "fthigh", "bfoot", "bshin", "bthigh");
  private static final int BACK_FOOT = 3;

  HalfCheetah() {
    super(SPEC, "roboschool/half_cheetah", "head", FEET, 0);
  }

  @Override
  double alive() {
    for (int i = 1; i < FEET.size(); i++) {
      if (i != BACK_FOOT && wasOnFloor(i)) {
        return -1;
      }
    }
    return Math.abs(posture.pitch) < 1 ? 1 : -1;
  }
}
