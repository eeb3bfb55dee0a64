package org.sluice.jobs.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.sluice.env.Replayable;

/**
 * Keeps the place of each episode's last state, for tasks whose agent has a position in a plane.
 */
public final class FinalPositions implements Watcher {

  private final View view;
  private final List<double[]> points = new ArrayList<>();

  /**
   * None so far; filled while the episodes run.
   *
   * @throws IllegalArgumentException if the environment has no position in a plane; the message
   *     lists those that have
   */
  public FinalPositions(String environment) {
    this.view = View.required(environment);
  }

  @Override
  public void see(int episode, int step, Replayable env, double[] observation) {
    double[] point = view.coordinates().of(step, env, observation);
    if (step == 0) {
      points.add(point);
    } else {
      points.set(episode, point);
    }
  }

  /** A point {@code [2]} per episode. */
  public List<double[]> points() {
    return List.copyOf(points);
  }

  /** The points' mean {@code [2]}. */
  public double[] centre() {
    double[] centre = new double[2];
    for (double[] point : points) {
      centre[0] += point[0] / points.size();
      centre[1] += point[1] / points.size();
    }
    return centre;
  }

  /** Whether the task has goals in this plane. */
  public boolean hasGoals() {
    return view.goals().length > 0;
  }

  /** How many points are nearer than a radius to each goal, in the axes' unit. */
  public int[] countAtGoals(double radius) {
    double[][] goals = view.goals();
    int[] counts = new int[goals.length];
    for (int goal = 0; goal < goals.length; goal++) {
      for (double[] point : points) {
        double dx = point[0] - goals[goal][0];
        double dy = point[1] - goals[goal][1];
        counts[goal] += Math.hypot(dx, dy) < radius ? 1 : 0;
      }
    }
    return counts;
  }

  /** The root mean square distance of the points from their mean. */
  public double spread() {
    double[] centre = centre();
    double sum = 0;
    for (double[] point : points) {
      double dx = point[0] - centre[0];
      double dy = point[1] - centre[1];
      sum += dx * dx + dy * dy;
    }
    return Math.sqrt(sum / points.size());
  }
}
