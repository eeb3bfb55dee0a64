package org.sluice.env.mujoco.gymnasium;

import java.util.OptionalDouble;
import org.sluice.env.EnvSpec;
import org.sluice.env.Step;
import org.sluice.env.mujoco.Arena;
import org.sluice.env.mujoco.DataArray;

/**
 * A four-legged body walks forward.
 *
 * <p>The rewarded speed is {@code Δx / Δt}, where x is the torso's of the engine's last stage. The
 * rest is in {@link AntBody}.
 */
final class Ant extends AntBody {

  static final EnvSpec SPEC =
      GymnasiumTasks.spec("Ant-v4", 27, 8, 1, 5, 1000, OptionalDouble.of(6000));

  Ant() {
    super(SPEC, Arena.OPEN, 1);
  }

  @Override
  protected void derive() {
    memory[0] = simulation.read(DataArray.BODY_POSITIONS, torso);
  }

  @Override
  protected void advance(double[] action, Step step) {
    double before = memory[0];
    if (simulate(action, step)) {
      judge((memory[0] - before) / duration, action, step);
    }
  }
}
