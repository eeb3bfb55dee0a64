package org.sluice.env.mujoco.gymnasium;

import java.util.OptionalDouble;
import org.sluice.env.EnvSpec;

/**
 * Two planar legs walk forward; reward, observation [17] and start are those of {@link
 * PlanarWalker}.
 *
 * <p>Terminates unless the height is within (0.8, 2) and the torso's angle within ±1, strictly.
 */
final class Walker2d extends PlanarWalker {

  static final EnvSpec SPEC =
      GymnasiumTasks.spec("Walker2d-v4", 17, 6, 1, 4, 1000, OptionalDouble.empty());

  Walker2d() {
    super(SPEC, "gymnasium/walker2d");
  }

  @Override
  boolean isHealthy() {
    double height = position(HEIGHT);
    return height > 0.8 && height < 2 && Math.abs(position(ANGLE)) < 1;
  }
}
