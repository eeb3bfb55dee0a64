package org.sluice.jobs.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sluice.env.Replayable;
import org.sluice.env.Task;
import org.sluice.env.mujoco.hierarchy.CrossMaze;
import org.sluice.env.mujoco.modal.BimodalReacher;
import org.sluice.env.toy.MultiGoal;

/**
 * The position of a task's agent in a plane.
 *
 * @param xAxis what the horizontal coordinate is, with its unit
 * @param yAxis what the vertical coordinate is, with its unit
 * @param square whether both axes are lengths and must have the same scale
 * @param goals places to mark {@code [goals][2]}
 * @param coordinates of a state
 */
record View(String xAxis, String yAxis, boolean square, double[][] goals, Coordinates coordinates) {

  /** Computes the agent's position. */
  @FunctionalInterface
  interface Coordinates {
    /** The point {@code [2]}, horizontal first. */
    double[] of(int step, Replayable env, double[] observation);
  }

  private static final List<String> FREE_BODIES =
      List.of(
          "Ant-v4",
          "Humanoid-v4",
          "HumanoidStandup-v4",
          "Swimmer-v4",
          "DirectedSwimmer-v0",
          "AntRunning-v0",
          "AntHallway-v0",
          "MultiDirectionSwimmer-v0",
          "MultiDirectionAnt-v0",
          "MultiDirectionHumanoid-v0",
          "RandomGoalSwimmer-v0",
          "RandomGoalAnt-v0",
          "RandomGoalHumanoid-v0",
          "TrpoSwimmer-v0",
          "TrpoWalker3d-v0");

  private static final List<String> PLANAR_WALKERS =
      List.of("Hopper-v4", "Walker2d-v4", "HalfCheetah-v4", "TrpoHopper-v0", "TrpoWalker-v0");

  private static final Map<String, View> VIEWS = new LinkedHashMap<>();

  static {
    VIEWS.put("MultiGoal-v0", plane("", MultiGoal.goals(), (step, env, seen) -> seen.clone()));
    VIEWS.put(
        "TwoEndpoint-v0",
        new View(
            "step",
            "position",
            false,
            new double[0][],
            (step, env, seen) -> new double[] {step, seen[0]}));
    for (String body : FREE_BODIES) {
      VIEWS.put(body, plane(" (m)", new double[0][], View::firstTwoOfState));
    }
    VIEWS.put("CrossMazeAnt-v0", plane(" (m)", CrossMaze.goals(), View::firstTwoOfState));
    for (String body : PLANAR_WALKERS) {
      VIEWS.put(
          body,
          new View(
              "distance (m)",
              "height of the torso's joint (m)",
              false,
              new double[0][],
              View::firstTwoOfState));
    }
    // The observation contains the target and the fingertip's offset from it.
    VIEWS.put(
        "Reacher-v4",
        plane(
            " of the fingertip (m)",
            new double[0][],
            (step, env, seen) -> new double[] {seen[4] + seen[8], seen[5] + seen[9]}));
    VIEWS.put(
        "BimodalReacher-v0",
        plane(
            " of the fingertip (m)",
            BimodalReacher.targets(),
            (step, env, seen) -> new double[] {seen[6], seen[7]}));
  }

  private static View plane(String suffix, double[][] goals, Coordinates coordinates) {
    return new View("x" + suffix, "y" + suffix, true, goals, coordinates);
  }

  private static double[] firstTwoOfState(int step, Replayable env, double[] observation) {
    double[] state = env.state();
    return new double[] {state[0], state[1]};
  }

  /** What the coordinates are. */
  private String axes() {
    return xAxis + " and " + yAxis;
  }

  /** The view of an environment; empty if it has no position in a plane. */
  static Optional<View> of(String environment) {
    return Optional.ofNullable(VIEWS.get(Task.split(environment).id()));
  }

  /** The environments that have a view. */
  static Set<String> environments() {
    return VIEWS.keySet();
  }

  /**
   * The view of an environment.
   *
   * @throws IllegalArgumentException if it has no position in a plane; the message lists those that
   *     have
   */
  static View required(String environment) {
    return of(environment)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        "%s has no position in a plane to draw; these have: %s",
                        environment, String.join(", ", VIEWS.keySet()))));
  }

  /**
   * The view of several environments.
   *
   * @param environments one or more
   * @throws IllegalArgumentException if one has no position in a plane, or if their positions are
   *     different quantities
   */
  static View common(List<String> environments) {
    String first = environments.get(0);
    View view = required(first);
    for (String environment : environments) {
      View other = required(environment);
      if (!other.axes().equals(view.axes())) {
        throw new IllegalArgumentException(
            String.format(
                "%s has %s, but %s has %s: they do not fit into one plot; draw one for each",
                first, view.axes(), environment, other.axes()));
      }
    }
    return view;
  }
}
