package org.sluice.env.mujoco;

import java.util.List;
import org.sluice.env.Registration;

/** The MuJoCo tasks in this package: the {@code -v4} ones of Gymnasium 1.4.0. */
public final class MujocoTasks {

  private MujocoTasks() {}

  /**
   * All tasks, in the order of the table that users see. The engine is loaded when the first one is
   * created.
   */
  public static List<Registration> registrations() {
    return List.of(
        new Registration(Reacher.TASK.spec(), Reacher::new),
        new Registration(Swimmer.TASK.spec(), Swimmer::new),
        new Registration(InvertedPendulum.TASK.spec(), InvertedPendulum::new),
        new Registration(InvertedDoublePendulum.TASK.spec(), InvertedDoublePendulum::new),
        new Registration(Hopper.TASK.spec(), Hopper::new),
        new Registration(HalfCheetah.TASK.spec(), HalfCheetah::new),
        new Registration(Walker2d.TASK.spec(), Walker2d::new),
        new Registration(Ant.TASK.spec(), Ant::new),
        new Registration(Humanoid.TASK.spec(), Humanoid::new),
        new Registration(HumanoidStandup.TASK.spec(), HumanoidStandup::new));
  }

  /** The static description of each task, available without the engine, in the same order. */
  static List<MujocoTask> tasks() {
    return List.of(
        Reacher.TASK,
        Swimmer.TASK,
        InvertedPendulum.TASK,
        InvertedDoublePendulum.TASK,
        Hopper.TASK,
        HalfCheetah.TASK,
        Walker2d.TASK,
        Ant.TASK,
        Humanoid.TASK,
        HumanoidStandup.TASK);
  }
}
