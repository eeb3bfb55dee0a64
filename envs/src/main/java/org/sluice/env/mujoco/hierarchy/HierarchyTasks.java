package org.sluice.env.mujoco.hierarchy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Registration;
import org.sluice.env.Task;
import org.sluice.env.mujoco.Arena;
import org.sluice.env.mujoco.hierarchy.Goals.Arc;
import org.sluice.env.mujoco.rllab.Ant;
import org.sluice.env.mujoco.rllab.Humanoid;
import org.sluice.env.mujoco.rllab.Objective;
import org.sluice.env.mujoco.rllab.RllabEnv;
import org.sluice.env.mujoco.rllab.Swimmer;

/** The tasks of hierarchies: to move in any direction, and to reach goals by it. */
public final class HierarchyTasks {

  private static final int TIME_LIMIT = 1000;
  private static final int GOAL_SIZE = 2;

  private HierarchyTasks() {}

  /** A robot of rllab with another objective. */
  private interface Robot {
    RllabEnv make(EnvSpec spec, Objective objective);
  }

  /** All tasks, in the order of the table that users see. */
  public static List<Registration> registrations() {
    Robot ant = (spec, objective) -> new Ant(spec, Arena.OPEN, objective);
    Robot antInMaze = (spec, objective) -> new Ant(spec, CrossMaze.ARENA, objective);
    return List.of(
        anyDirection("MultiDirectionSwimmer-v0", Swimmer.SPEC, Swimmer::new, PlanarSpeed.ahead()),
        anyDirection("MultiDirectionAnt-v0", Ant.SPEC, ant, PlanarSpeed.everywhere()),
        anyDirection(
            "MultiDirectionHumanoid-v0", Humanoid.FULL, Humanoid::new, PlanarSpeed.everywhere()),
        goal(
            "RandomGoalSwimmer-v0",
            Swimmer.SPEC,
            Swimmer::new,
            new Arc(5, Math.PI / 4),
            "random_goal_swimmer_env.py"),
        goal("RandomGoalAnt-v0", Ant.SPEC, ant, new Arc(25, Math.PI), "random_goal_ant_env.py"),
        goal(
            "RandomGoalHumanoid-v0",
            Humanoid.FULL,
            Humanoid::new,
            new Arc(5, Math.PI),
            "random_goal_humanoid_env.py"),
        goal("CrossMazeAnt-v0", Ant.SPEC, antInMaze, new CrossMaze(), "cross_maze_ant_env.py"));
  }

  private static Registration anyDirection(
      String id, EnvSpec robot, Robot make, Objective objective) {
    EnvSpec spec = spec(id, robot, 0, "multi_direction_env.py");
    return new Registration(spec, () -> make.make(spec, objective));
  }

  private static Registration goal(String id, EnvSpec robot, Robot make, Goals goals, String file) {
    Function<Task, EnvSpec> spec = task -> spec(task.text(), robot, GOAL_SIZE, file);
    return new Registration(
        id,
        ReachGoal.PARAMETERS,
        spec,
        task -> make.make(spec.apply(task), new ReachGoal(task, goals)));
  }

  /**
   * @param file of sac that defines it
   */
  private static EnvSpec spec(String id, EnvSpec robot, int goalSize, String file) {
    return new EnvSpec(
        id,
        Box.unbounded(robot.observationSpace().size() + goalSize),
        robot.actionSpace(),
        TIME_LIMIT,
        OptionalDouble.empty(),
        robot.frameSkip(),
        "Haarnoja et al. 2018, sac/envs/" + file);
  }
}
