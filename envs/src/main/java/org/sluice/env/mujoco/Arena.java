package org.sluice.env.mujoco;

import java.util.List;

/**
 * Walls that a task puts around a robot, and the floor between them, which the robot cannot leave
 * unless it breaks through them: an episode ends when the first two positions of its state, the
 * robot's x and y, are outside.
 *
 * @param walls added to the model's world
 * @param floor where the robot may be; everywhere if empty
 */
public record Arena(List<Wall> walls, List<Rectangle> floor) {

  /** An open floor without end. */
  public static final Arena OPEN = new Arena(List.of(), List.of());

  public Arena {
    walls = List.copyOf(walls);
    floor = List.copyOf(floor);
  }

  boolean contains(double x, double y) {
    // by index: an iterator would be garbage in each step
    for (int i = 0; i < floor.size(); i++) {
      if (floor.get(i).contains(x, y)) {
        return true;
      }
    }
    return floor.isEmpty();
  }
}
