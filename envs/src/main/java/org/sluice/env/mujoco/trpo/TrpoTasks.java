package org.sluice.env.mujoco.trpo;

import java.util.List;
import org.sluice.env.Registration;
import org.sluice.env.mujoco.trpo.Robot.Upright;

/**
 * The robots of the TRPO paper (Schulman et al. 2015, section 6.1). Swimmer, hopper and walker have
 * Gymnasium's models and starts, whose states have the sizes that the paper gives: 10, 12 and 18.
 * The walker in three dimensions has a model of this project with the 51 state dimensions and 19
 * motors of the paper's.
 */
public final class TrpoTasks {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  private static final List<Robot> ROBOTS =
      List.of(
          new Robot(
              "TrpoSwimmer-v0", "gymnasium/swimmer", 10, 2, 1, 4, 0.1, Upright.ALWAYS, List.of()),
          new Robot(
              "TrpoHopper-v0",
              "gymnasium/hopper",
              12,
              3,
              1,
              4,
              0.005,
              new Upright(1, 0.7, NEVER, 0.2),
              List.of()),
          new Robot(
              "TrpoWalker-v0",
              "gymnasium/walker2d",
              18,
              6,
              1,
              4,
              0.005,
              new Upright(1, 0.8, 2, 1),
              List.of("foot", "foot_left")),
          new Robot(
              "TrpoWalker3d-v0",
              "trpo/walker3d",
              51,
              19,
              0.4,
              5,
              0.01,
              new Upright(2, 0.8, 2, NEVER),
              List.of("right_foot", "left_foot")));

  private TrpoTasks() {}

  /** All tasks, in the order of the table that users see. */
  public static List<Registration> registrations() {
    return ROBOTS.stream().map(Robot::registration).toList();
  }
}
