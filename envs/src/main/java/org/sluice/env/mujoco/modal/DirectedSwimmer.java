package org.sluice.env.mujoco.modal;

import java.util.List;
import org.sluice.env.EnvSpec;
import org.sluice.env.Task;
import org.sluice.env.TaskParameter;
import org.sluice.env.mujoco.gymnasium.Swimmer;

/**
 * {@code Swimmer-v4} to be swum forward or backward: {@code reward = ±Δx / Δt − 1e-4 Σ a²}, all
 * else is that of {@code Swimmer-v4}.
 *
 * <p>An expert of each direction gives the mixture of trajectories that the paper's "stochastic
 * Swimmer" imitates.
 *
 * <p>Source: Tang and Agrawal 2018, appendix E.3.
 */
final class DirectedSwimmer extends Swimmer {

  static final String ID = "DirectedSwimmer-v0";

  private static final String FORWARD = "forward";

  static final TaskParameter<String> DIRECTION =
      TaskParameter.choice(
          "direction", List.of(FORWARD, "backward"), "The direction along x that is rewarded.");

  DirectedSwimmer(Task task) {
    super(spec(task), task.get(DIRECTION).equals(FORWARD) ? 1 : -1);
  }

  static EnvSpec spec(Task task) {
    return ModalTasks.spec(task.text(), 8, 2, 4, 1000, "appendix E.3 (stochastic Swimmer)");
  }
}
