package org.sluice.env.mujoco.drawing;

import org.sluice.env.Canvas;
import org.sluice.env.Colours;

/** Draws solids: spheres and capsules exactly, boxes by their faces, others as polygons. */
final class SolidDrawing {

  private static final int CORNERS = 24;
  private static final int SHADOW_CORNERS = 16;

  /**
   * The side faces of boxes that look to the viewer's left and right are darker than their tops.
   */
  private static final double SIDE_BRIGHTNESS = 0.82;

  private SolidDrawing() {}

  /**
   * @param edgesOnly of a box, so that what is behind it is seen
   */
  static void draw(Canvas canvas, Camera camera, Solid solid, boolean edgesOnly) {
    double[] size = solid.size();
    switch (solid.kind()) {
      case SPHERE ->
          canvas.disc(solid.colour(), size[0], camera.x(solid.centre()), camera.y(solid.centre()));
      case CAPSULE -> {
        double[] one = solid.world(0, 0, -size[1]);
        double[] other = solid.world(0, 0, size[1]);
        canvas.capsule(
            solid.colour(),
            size[0],
            camera.x(one),
            camera.y(one),
            camera.x(other),
            camera.y(other));
      }
      case ELLIPSOID, CYLINDER ->
          canvas.polygon(solid.colour(), outline(solid, CORNERS, camera.right(), camera.up(), 0));
      case BOX -> drawBox(canvas, camera, solid, edgesOnly);
    }
  }

  /** Draws the shadow of a light from above on a ground at a height. */
  static void drawShadow(Canvas canvas, Camera camera, Solid solid, double ground, int colour) {
    double[] right = {camera.right()[0], camera.right()[1], 0};
    double[] up = {camera.up()[0], camera.up()[1], 0};
    canvas.area(colour, outline(solid, SHADOW_CORNERS, right, up, camera.up()[2] * ground));
  }

  /**
   * The outline of a solid under a linear map of space onto the picture, as a polygon.
   *
   * @param right the map's first row
   * @param up the map's second row
   * @param shift added to the second coordinate
   */
  private static double[] outline(
      Solid solid, int corners, double[] right, double[] up, double shift) {
    double[] points = new double[2 * corners];
    double[] direction = new double[3];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * (i + 0.5) / corners;
      double cosine = StrictMath.cos(angle);
      double sine = StrictMath.sin(angle);
      for (int axis = 0; axis < 3; axis++) {
        direction[axis] = cosine * right[axis] + sine * up[axis];
      }
      double[] point = solid.farthest(direction);
      points[2 * i] = Camera.dot(right, point);
      points[2 * i + 1] = Camera.dot(up, point) + shift;
    }
    return points;
  }

  private static void drawBox(Canvas canvas, Camera camera, Solid box, boolean edgesOnly) {
    for (int axis = 0; axis < 3; axis++) {
      double towards = 0;
      for (int i = 0; i < 3; i++) {
        towards -= camera.forward()[i] * box.rotation()[3 * i + axis];
      }
      if (Math.abs(towards) > 1e-6) {
        double[] face = face(camera, box, axis, Math.signum(towards));
        if (edgesOnly) {
          canvas.frame(box.colour(), face);
        } else {
          double upwards = Math.signum(towards) * box.rotation()[6 + axis];
          double brightness = SIDE_BRIGHTNESS + (1 - SIDE_BRIGHTNESS) * Math.max(0, upwards);
          canvas.polygon(Colours.shade(box.colour(), brightness), face);
        }
      }
    }
  }

  private static double[] face(Camera camera, Solid box, int axis, double side) {
    int first = (axis + 1) % 3;
    int second = (axis + 2) % 3;
    double[] points = new double[8];
    for (int corner = 0; corner < 4; corner++) {
      double[] own = new double[3];
      own[axis] = side * box.size()[axis];
      own[first] = corner == 0 || corner == 3 ? -box.size()[first] : box.size()[first];
      own[second] = corner < 2 ? -box.size()[second] : box.size()[second];
      double[] world = box.world(own[0], own[1], own[2]);
      points[2 * corner] = camera.x(world);
      points[2 * corner + 1] = camera.y(world);
    }
    return points;
  }
}
