package org.sluice.env.mujoco.gymnasium;

import java.util.OptionalDouble;
import org.sluice.env.EnvSpec;

/**
 * A single leg hops forward; reward, observation [11] and start are those of {@link PlanarWalker}.
 *
 * <p>Terminates unless the height is above 0.7, the torso's angle within ±0.2 and every other
 * number of the state but x within ±100, all strictly.
 */
final class Hopper extends PlanarWalker {

  static final EnvSpec SPEC =
      GymnasiumTasks.spec("Hopper-v4", 11, 3, 1, 4, 1000, OptionalDouble.of(3800));

  Hopper() {
    super(SPEC, "gymnasium/hopper");
  }

  @Override
  boolean isHealthy() {
    for (int i = ANGLE; i < state.length; i++) {
      if (!(Math.abs(state[i]) < 100)) {
        return false;
      }
    }
    return position(HEIGHT) > 0.7 && Math.abs(position(ANGLE)) < 0.2;
  }
}
