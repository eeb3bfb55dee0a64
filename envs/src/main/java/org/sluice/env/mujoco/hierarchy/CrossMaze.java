package org.sluice.env.mujoco.hierarchy;

import java.util.List;
import org.sluice.env.Generator;
import org.sluice.env.mujoco.Arena;
import org.sluice.env.mujoco.Rectangle;
import org.sluice.env.mujoco.Wall;

/**
 * Two corridors of 4 m that cross, with a goal at the three ends where the start is not.
 *
 * <pre>
 *              x = 4     8
 *     y = 7      ┌───────┐
 *                │   *   │
 *      2 ┌───────┘       └───────┐
 *        │  start              * │
 *     −2 └───────┐       ┌───────┘
 *                │   *   │
 *     −7         └───────┘
 *    x = −1.5                    13
 * </pre>
 *
 * <p>Source: sac, {@code mujoco_models/cross_maze_ant.xml} and {@code cross_maze_ant_env.py}.
 */
public final class CrossMaze implements Goals {

  /** Half of a wall's thickness and of its length. */
  private static final double THIN = 0.5;

  private static final double LONG = 3;

  static final Arena ARENA =
      new Arena(
          List.of(
              new Wall(1, -2.5, LONG, THIN),
              new Wall(-2, 0, THIN, LONG),
              new Wall(1, 2.5, LONG, THIN),
              new Wall(3.5, 5, THIN, LONG),
              new Wall(6, 7.5, LONG, THIN),
              new Wall(8.5, 5, THIN, LONG),
              new Wall(11, -2.5, LONG, THIN),
              new Wall(13.5, 0, THIN, LONG),
              new Wall(11, 2.5, LONG, THIN),
              new Wall(3.5, -5, THIN, LONG),
              new Wall(6, -7.5, LONG, THIN),
              new Wall(8.5, -5, THIN, LONG)),
          List.of(new Rectangle(-1.5, 13, -2, 2), new Rectangle(4, 8, -7, 7)));

  private final double[][] places = goals();

  CrossMaze() {}

  /** The three goals {@code [3][2]}, in metres, as a new array. */
  public static double[][] goals() {
    return new double[][] {{6, -6}, {6, 6}, {12, 0}};
  }

  @Override
  public void draw(Generator random, double[] goal) {
    double[] drawn = places[random.nextInt(places.length)];
    goal[0] = drawn[0];
    goal[1] = drawn[1];
  }

  @Override
  public double distance() {
    return 12;
  }

  @Override
  public boolean endEpisodes() {
    return true;
  }
}
