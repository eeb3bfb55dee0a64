package org.sluice.env.mujoco;

import java.util.List;

/**
 * Walls that a task puts around a robot, and the rectangle that the robot cannot leave unless it
 * breaks through them: an episode ends when the first two positions of its state, the robot's x and
 * y, are outside.
 *
 * @param walls added to the model's world
 * @param minX in metres
 * @param maxX in metres
 * @param minY in metres
 * @param maxY in metres
 */
public record Arena(List<Wall> walls, double minX, double maxX, double minY, double maxY) {

  private static final double FAR = Double.POSITIVE_INFINITY;

  /** An open floor without end. */
  public static final Arena OPEN = new Arena(List.of(), -FAR, FAR, -FAR, FAR);

  public Arena {
    walls = List.copyOf(walls);
  }

  boolean contains(double x, double y) {
    return x >= minX && x <= maxX && y >= minY && y <= maxY;
  }
}
