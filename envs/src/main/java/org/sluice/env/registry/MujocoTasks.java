package org.sluice.env.registry;

import java.util.List;
import java.util.stream.Stream;
import org.sluice.env.Registration;
import org.sluice.env.Replayable;
import org.sluice.env.UnknownEnvException;
import org.sluice.env.mujoco.MujocoEnv;
import org.sluice.env.mujoco.PhysicsLoop;
import org.sluice.env.mujoco.gymnasium.GymnasiumTasks;
import org.sluice.env.mujoco.hierarchy.HierarchyTasks;
import org.sluice.env.mujoco.modal.ModalTasks;
import org.sluice.env.mujoco.rllab.RllabTasks;
import org.sluice.env.mujoco.roboschool.RoboschoolTasks;
import org.sluice.env.mujoco.trpo.TrpoTasks;

/** The tasks that need MuJoCo. The engine is loaded when the first one is created. */
public final class MujocoTasks {

  private MujocoTasks() {}

  /** All tasks, family by family, in the order of the table that users see. */
  public static List<Registration> registrations() {
    return Stream.of(
            Registration.family("MuJoCo, of Gymnasium", GymnasiumTasks.registrations()),
            Registration.family("MuJoCo, of rllab", RllabTasks.registrations()),
            Registration.family("Roboschool, ported to MuJoCo", RoboschoolTasks.registrations()),
            Registration.family("MuJoCo, with several modes", ModalTasks.registrations()),
            Registration.family("MuJoCo, for hierarchies", HierarchyTasks.registrations()),
            Registration.family("MuJoCo, of the TRPO paper", TrpoTasks.registrations()))
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The bare engine on a task's model. Close it after use.
   *
   * @throws UnknownEnvException if no environment has this id, or it is not a MuJoCo task
   * @throws org.sluice.env.NativeLibraryException if the engine cannot be loaded
   */
  public static PhysicsLoop bareEngine(String id) {
    try (Replayable env = Envs.makeWithoutLimit(id)) {
      if (env instanceof MujocoEnv task) {
        return PhysicsLoop.like(task);
      }
      throw new UnknownEnvException("'" + id + "' is not a MuJoCo task");
    }
  }
}
