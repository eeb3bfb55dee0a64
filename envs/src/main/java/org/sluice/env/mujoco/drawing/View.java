package org.sluice.env.mujoco.drawing;

import java.util.List;
import java.util.OptionalDouble;
import org.sluice.env.Canvas;

/**
 * A camera and the part of its plane that is seen.
 *
 * @param camera maps space to the plane
 * @param centre {@code [3]} of what is seen, m
 * @param height of the part, m
 */
public record View(Camera camera, double[] centre, double height) {

  /** The width of a picture as a multiple of its height. */
  private static final double PROPORTION = 1.5;

  /** The height of a picture as a multiple of what must fit into it. */
  private static final double MARGIN = 1.3;

  /** How high the centre is at least above ground seen from the side, as a part of the height. */
  private static final double ABOVE_GROUND = 0.34;

  /** How much lower the centre is where falling robots are seen from above. */
  private static final double FALLEN = 0.1;

  /**
   * A view of all that is given.
   *
   * @param ground height of the ground, if there is one
   */
  public static View of(Camera camera, List<Solid> solids, OptionalDouble ground) {
    double[] bounds = bounds(camera, solids);
    double height = MARGIN * Math.max((bounds[1] - bounds[0]) / PROPORTION, bounds[3] - bounds[2]);
    double x = (bounds[0] + bounds[1]) / 2;
    double y = (bounds[2] + bounds[3]) / 2;
    if (ground.isPresent()) {
      y =
          camera.isLevel()
              ? Math.max(y, ground.getAsDouble() + ABOVE_GROUND * height)
              : y - camera.up()[2] * FALLEN * height;
    }
    double depth = solids.stream().mapToDouble(s -> camera.depth(s.centre())).average().orElse(0);
    return new View(camera, camera.point(x, y, depth), height);
  }

  /** The same view of what is elsewhere on the ground, m. */
  public View shifted(double dx, double dy) {
    return new View(camera, new double[] {centre[0] + dx, centre[1] + dy, centre[2]}, height);
  }

  private static double[] bounds(Camera camera, List<Solid> solids) {
    double[] bounds = {
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY
    };
    for (Solid solid : solids) {
      extend(bounds, 0, camera.right(), solid);
      extend(bounds, 2, camera.up(), solid);
    }
    return bounds;
  }

  private static void extend(double[] bounds, int at, double[] axis, Solid solid) {
    double[] opposite = {-axis[0], -axis[1], -axis[2]};
    bounds[at] = Math.min(bounds[at], Camera.dot(axis, solid.farthest(opposite)));
    bounds[at + 1] = Math.max(bounds[at + 1], Camera.dot(axis, solid.farthest(axis)));
  }

  double left() {
    return camera.x(centre) - PROPORTION * height / 2;
  }

  double right() {
    return camera.x(centre) + PROPORTION * height / 2;
  }

  double bottom() {
    return camera.y(centre) - height / 2;
  }

  double top() {
    return camera.y(centre) + height / 2;
  }

  void choose(Canvas canvas) {
    canvas.view(left(), bottom(), right(), top());
  }
}
