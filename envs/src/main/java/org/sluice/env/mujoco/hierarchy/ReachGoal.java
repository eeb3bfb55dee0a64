package org.sluice.env.mujoco.hierarchy;

import java.util.List;
import org.sluice.env.Generator;
import org.sluice.env.Task;
import org.sluice.env.TaskParameter;
import org.sluice.env.mujoco.rllab.Objective;
import org.sluice.env.mujoco.rllab.RllabEnv;

/**
 * A goal g in the plane, drawn for each episode and observed as its last two numbers.
 *
 * <p>With the mass centre's (x, y) c, the weight w, the farthest goal's distance D and the goal's
 * radius r:
 *
 * <pre>
 * dense:  w (D − ‖c − g‖)
 * sparse: w if ‖c − g‖ &lt; r, else 0
 * </pre>
 */
final class ReachGoal implements Objective {

  static final TaskParameter<String> REWARD =
      TaskParameter.choice(
          "reward",
          List.of("dense", "sparse"),
          "Whether each step is rewarded for nearness or only those at the goal.");

  static final TaskParameter<Double> WEIGHT =
      TaskParameter.number(
          "goal-weight",
          0.3,
          0.001,
          10_000,
          "Weight of the goal in the reward, per metre if dense.");

  static final TaskParameter<Double> RADIUS =
      TaskParameter.number(
          "goal-radius", 0.25, 0.01, 5, "Distance at which the goal is reached, in metres.");

  /** What the tasks with goals have in common. */
  static final List<TaskParameter<?>> PARAMETERS = List.of(REWARD, WEIGHT, RADIUS);

  private final Goals goals;
  private final boolean dense;
  private final double weight;
  private final double radius;

  /**
   * @param task with values of {@link #PARAMETERS}
   */
  ReachGoal(Task task, Goals goals) {
    this.goals = goals;
    this.dense = task.get(REWARD).equals("dense");
    this.weight = task.get(WEIGHT);
    this.radius = task.get(RADIUS);
  }

  @Override
  public int goalSize() {
    return 2;
  }

  @Override
  public void draw(Generator random, double[] goal) {
    goals.draw(random, goal);
  }

  @Override
  public double reward(RllabEnv robot) {
    double distance = distance(robot);
    if (dense) {
      return weight * (goals.distance() - distance);
    }
    return distance < radius ? weight : 0;
  }

  @Override
  public boolean isReached(RllabEnv robot) {
    return goals.endEpisodes() && distance(robot) < radius;
  }

  private static double distance(RllabEnv robot) {
    double x = robot.massCentre(0) - robot.goal(0);
    double y = robot.massCentre(1) - robot.goal(1);
    return Math.sqrt(x * x + y * y);
  }
}
