package org.sluice.env.mujoco;

/**
 * What a task's simulation consists of.
 *
 * @param model the resource {@code <model>.xml} of this package, with the sub-package, such as
 *     {@code gymnasium/ant}
 * @param arena around the robot
 * @param goalSize numbers that an episode draws and keeps, such as a goal's coordinates
 */
public record Scene(String model, Arena arena, int goalSize) {

  /** A model on an open floor, without a goal. */
  public static Scene of(String model) {
    return new Scene(model, Arena.OPEN, 0);
  }

  /** A copy with another arena. */
  public Scene in(Arena other) {
    return new Scene(model, other, goalSize);
  }

  /** A copy with a goal. */
  public Scene withGoal(int size) {
    return new Scene(model, arena, size);
  }
}
