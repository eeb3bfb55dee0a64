package org.sluice.env.mujoco.modal;

import org.sluice.env.EnvSpec;
import org.sluice.env.Step;
import org.sluice.env.mujoco.Arena;
import org.sluice.env.mujoco.DataArray;
import org.sluice.env.mujoco.gymnasium.AntBody;

/**
 * The body of {@code Ant-v4} runs, whichever way.
 *
 * <p>{@code reward = ‖Δc‖ / Δt + 1 − 0.5 Σ a²}, on the terminating step too, where c is the (x, y)
 * of the body's mass centre of the engine's last stage. All else is {@code Ant-v4}'s.
 *
 * <p>Source: Tang and Agrawal 2018, section 5.2, where "the instant reward is the robot's
 * centre-of-mass velocity". That the speed counts, not the velocity along x, follows from its
 * figure 4; the bonus for being alive and the cost of actions are those of {@code Ant-v4}, since
 * the returns of its table 2 need them. Without the bonus, a return is lower by its number of
 * steps.
 */
class AntRunning extends AntBody {

  static final EnvSpec SPEC = spec("AntRunning-v0");

  AntRunning() {
    this(SPEC, Arena.OPEN);
  }

  AntRunning(EnvSpec spec, Arena arena) {
    super(spec, arena, 2);
  }

  /** The specification of an ant that runs. */
  static EnvSpec spec(String id) {
    return ModalTasks.spec(id, 27, 8, 5, 1000, "section 5.2");
  }

  @Override
  protected final void derive() {
    memory[0] = simulation.read(DataArray.SUBTREE_MASS_CENTRES, torso);
    memory[1] = simulation.read(DataArray.SUBTREE_MASS_CENTRES, torso + 1);
  }

  @Override
  protected final void advance(double[] action, Step step) {
    double x = memory[0];
    double y = memory[1];
    if (simulate(action, step)) {
      double dx = memory[0] - x;
      double dy = memory[1] - y;
      judge(Math.sqrt(dx * dx + dy * dy) / duration, action, step);
    }
  }
}
