package org.sluice.env.toy;

import java.util.OptionalDouble;
import org.sluice.env.Box;
import org.sluice.env.Canvas;
import org.sluice.env.Drawable;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.VectorStateEnv;

/**
 * A point in the plane between four equally good goals (±5, 0) and (0, ±5).
 *
 * <p>State and observation: the position s ∈ [−7, 7]². With the displacement a clipped to [−1, 1]²:
 *
 * <pre>
 * s'     = clip(s + a, ±7)
 * reward = −30 ‖a‖² − min_g ‖s' − g‖² + 10 if at a goal
 * </pre>
 *
 * It terminates at a goal: when ‖s' − g‖ &lt; 1 for one. Start: normal with mean 0 and standard
 * deviation 0.1 in each component.
 *
 * <p>Source: Haarnoja et al. 2017, "Reinforcement Learning with Deep Energy-Based Policies",
 * softqlearning's {@code multigoal.py}; 30 steps is the path length of its experiments.
 */
public final class MultiGoal extends VectorStateEnv implements Drawable {

  /** Distance of each goal from the origin. */
  public static final double GOAL_DISTANCE = 5;

  private static final double GOAL_RADIUS = 1;
  private static final double GOAL_REWARD = 10;
  private static final double ACTION_COST = 30;
  private static final double BOUND = 7;
  private static final double MAX_DISPLACEMENT = 1;
  private static final double START_DEVIATION = 0.1;

  /** The environment's specification. */
  public static final EnvSpec SPEC =
      new EnvSpec(
          "MultiGoal-v0",
          Box.uniform(2, -BOUND, BOUND),
          Box.uniform(2, -MAX_DISPLACEMENT, MAX_DISPLACEMENT),
          30,
          OptionalDouble.empty(),
          1,
          "Haarnoja et al. 2017, softqlearning/environments/multigoal.py");

  public MultiGoal() {
    super(SPEC, 2);
  }

  /** The four goals {@code [4][2]}, as a new array. */
  public static double[][] goals() {
    return new double[][] {
      {GOAL_DISTANCE, 0}, {-GOAL_DISTANCE, 0}, {0, GOAL_DISTANCE}, {0, -GOAL_DISTANCE}
    };
  }

  @Override
  protected void initialise(Generator random) {
    state[0] = clip(START_DEVIATION * random.gaussian(), BOUND);
    state[1] = clip(START_DEVIATION * random.gaussian(), BOUND);
  }

  @Override
  protected void observe(double[] observation) {
    observation[0] = state[0];
    observation[1] = state[1];
  }

  @Override
  protected void advance(double[] action, Step step) {
    double dx = clip(action[0], MAX_DISPLACEMENT);
    double dy = clip(action[1], MAX_DISPLACEMENT);
    state[0] = clip(state[0] + dx, BOUND);
    state[1] = clip(state[1] + dy, BOUND);
    double squaredDistance = squaredDistanceToNearestGoal(state[0], state[1]);
    step.terminated = squaredDistance < GOAL_RADIUS * GOAL_RADIUS;
    step.reward =
        -(ACTION_COST * (dx * dx + dy * dy) + squaredDistance)
            + (step.terminated ? GOAL_REWARD : 0);
  }

  @Override
  public void draw(Canvas canvas) {
    checkOpen();
    PlaceDrawing.plane(canvas, goals(), GOAL_RADIUS, BOUND, state[0], state[1]);
  }

  private static double squaredDistanceToNearestGoal(double x, double y) {
    // The goals lie on the axes: the nearest is on the axis of the larger coordinate, on its side.
    double larger = Math.max(Math.abs(x), Math.abs(y)) - GOAL_DISTANCE;
    double smaller = Math.min(Math.abs(x), Math.abs(y));
    return larger * larger + smaller * smaller;
  }

  private static double clip(double value, double bound) {
    return Math.max(-bound, Math.min(bound, value));
  }
}
