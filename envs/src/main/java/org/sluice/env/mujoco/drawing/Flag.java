package org.sluice.env.mujoco.drawing;

import java.util.List;
import java.util.Optional;
import org.sluice.env.Canvas;
import org.sluice.env.Colours;

/**
 * A flag where a robot shall go. A line on the ground leads there from the robot, since the flag
 * itself is often outside of the picture.
 *
 * @param x of the flag, m
 * @param y of the flag, m
 * @param fromX of the robot, m
 * @param fromY of the robot, m
 */
public record Flag(double x, double y, double fromX, double fromY) {

  // As parts of the view's height.
  private static final double LINE = 0.012;
  private static final double FOOT = 0.04;
  private static final double POLE = 0.22;
  private static final double THICKNESS = 0.006;
  private static final double CLOTH = 0.05;

  private static final double[] UPRIGHT = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  /**
   * The flag of a robot.
   *
   * @param destination Not modified. x and y, m; there is no flag if it is empty
   */
  public static Optional<Flag> at(double[] destination, double fromX, double fromY) {
    return destination.length == 0
        ? Optional.empty()
        : Optional.of(new Flag(destination[0], destination[1], fromX, fromY));
  }

  /** Draws the line. */
  void drawWay(Canvas canvas, View view, double ground) {
    Camera camera = view.camera();
    double[] from = {fromX, fromY, ground};
    double[] to = {x, y, ground};
    canvas.line(
        Colours.VERMILION,
        LINE * view.height(),
        camera.x(from),
        camera.y(from),
        camera.x(to),
        camera.y(to));
  }

  /** What stands at the destination. From straight above, only its round foot is seen well. */
  List<Solid> solids(double ground, double height) {
    double pole = POLE * height / 2;
    double thin = THICKNESS * height;
    double cloth = CLOTH * height;
    return List.of(
        solid(Solid.Kind.CYLINDER, Colours.FIXED, 0, ground + thin, FOOT * height, thin, 0),
        solid(Solid.Kind.CAPSULE, Colours.FIXED, 0, ground + pole, thin, pole, 0),
        solid(
            Solid.Kind.BOX,
            Colours.VERMILION,
            1.3 * cloth,
            ground + 2 * pole - 0.7 * cloth,
            1.3 * cloth,
            thin,
            0.7 * cloth));
  }

  private Solid solid(
      Solid.Kind kind, int colour, double dx, double z, double a, double b, double c) {
    return new Solid(kind, new double[] {x + dx, y, z}, UPRIGHT, new double[] {a, b, c}, colour);
  }
}
