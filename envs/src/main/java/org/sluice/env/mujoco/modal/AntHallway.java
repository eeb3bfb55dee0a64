package org.sluice.env.mujoco.modal;

import java.util.List;
import org.sluice.env.EnvSpec;
import org.sluice.env.Task;
import org.sluice.env.TaskParameter;
import org.sluice.env.mujoco.Arena;
import org.sluice.env.mujoco.Rectangle;
import org.sluice.env.mujoco.Wall;

/**
 * {@link AntRunning} between two walls along x: only forward and backward are left.
 *
 * <p>Reward, observation and start are those of {@code AntRunning-v0}. It also terminates when the
 * torso is no longer between the walls, which are 200 m long and open at their ends; the start is
 * at the middle.
 *
 * <p>Source: Tang and Agrawal 2018, table 2, with "wide" and "narrow" hallways but no widths. The
 * narrow one is 4 m wide, as the corridors of sac's {@code cross_maze_ant.xml}, and the wide one 8
 * m; walls as thick and high as there.
 */
final class AntHallway extends AntRunning {

  static final String ID = "AntHallway-v0";

  static final TaskParameter<Double> CORRIDOR_WIDTH =
      TaskParameter.number(
          "corridor-width",
          4,
          2.5,
          100,
          "Distance between the walls, in metres: 4 is the narrow hallway, 8 the wide one.");

  private static final double HALF_LENGTH = 100;
  private static final double HALF_THICKNESS = 0.5;

  AntHallway(Task task) {
    super(spec(task), arena(task.get(CORRIDOR_WIDTH) / 2));
  }

  static EnvSpec spec(Task task) {
    return AntRunning.spec(task.text());
  }

  private static Arena arena(double halfWidth) {
    double y = halfWidth + HALF_THICKNESS;
    List<Wall> walls =
        List.of(
            new Wall(0, y, HALF_LENGTH, HALF_THICKNESS),
            new Wall(0, -y, HALF_LENGTH, HALF_THICKNESS));
    return new Arena(
        walls, List.of(new Rectangle(-HALF_LENGTH, HALF_LENGTH, -halfWidth, halfWidth)));
  }
}
