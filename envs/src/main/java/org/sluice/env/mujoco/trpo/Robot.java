package org.sluice.env.mujoco.trpo;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Registration;
import org.sluice.env.Task;
import org.sluice.env.TaskParameter;

/**
 * What tells the robots apart.
 *
 * @param id the task's name
 * @param model the resource that holds the model
 * @param stateSize numbers of a state, and of an observation
 * @param actionSize motors
 * @param actionBound the motors' control range is ±actionBound
 * @param frameSkip engine steps per control step
 * @param noise an episode starts with uniform noise of ±noise on positions and velocities
 * @param upright when it has not fallen
 * @param feet the bodies whose impacts are penalised; none if there are none
 */
record Robot(
    String id,
    String model,
    int stateSize,
    int actionSize,
    double actionBound,
    int frameSkip,
    double noise,
    Upright upright,
    List<String> feet) {

  /** The constant in the paper's cost rate, whose printed value is 10. */
  static final TaskParameter<Double> ALIVE =
      TaskParameter.number("alive", 10, 0, 100, "Reward of every step besides speed and costs.");

  static final TaskParameter<Double> IMPACT_COST =
      TaskParameter.number(
          "impact-cost",
          0,
          0,
          100,
          "Cost per step and foot when the force on it equals the robot's weight; it grows with the"
              + " square of the force, up to ten weights.");

  private static final int TIME_LIMIT = 1000;

  /** Its entry in the registry. */
  Registration registration() {
    List<TaskParameter<?>> parameters = new ArrayList<>(List.of(ALIVE));
    if (!feet.isEmpty()) {
      parameters.add(IMPACT_COST);
    }
    return new Registration(id, parameters, this::spec, task -> new TrpoRobot(this, task));
  }

  /** The specification of a task of this robot. */
  EnvSpec spec(Task task) {
    return new EnvSpec(
        task.text(),
        Box.unbounded(stateSize),
        Box.uniform(actionSize, -actionBound, actionBound),
        TIME_LIMIT,
        OptionalDouble.empty(),
        frameSkip,
        "Schulman et al. 2015, section 6.1; models by this project");
  }

  /**
   * Bounds within which a robot counts as upright, strictly.
   *
   * @param height the place of the height in the state
   * @param lowest least height in metres
   * @param highest largest height in metres
   * @param tilt largest angle of the torso in radians, which follows the height in the state
   */
  record Upright(int height, double lowest, double highest, double tilt) {

    /** For robots that cannot fall. */
    static final Upright ALWAYS =
        new Upright(
            0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    boolean holds(double[] state) {
      return state[height] > lowest
          && state[height] < highest
          && Math.abs(state[height + 1]) < tilt;
    }
  }
}
