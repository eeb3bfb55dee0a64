package org.sluice.env.mujoco.drawing;

import org.sluice.env.Canvas;
import org.sluice.env.Colours;

/** Draws level ground with marks at equal distances, by which motion is seen. */
final class Floor {

  private static final double EDGE = 0.006;

  /** The least distance of marks, as a part of the view's height. */
  private static final double SPACING = 0.25;

  private final Canvas canvas;
  private final View view;
  private final double ground;

  /** A power of ten times 1, 2 or 5, m. */
  private final double spacing;

  Floor(Canvas canvas, View view, double ground) {
    this.canvas = canvas;
    this.view = view;
    this.ground = ground;
    this.spacing = round(SPACING * view.height());
  }

  private static double round(double least) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  void draw() {
    if (view.camera().isLevel()) {
      drawEdge();
    } else {
      canvas.rectangle(Colours.GROUND, view.left(), view.bottom(), view.right(), view.top());
      drawTiles();
    }
  }

  /** From the side, ground is seen in section. */
  private void drawEdge() {
    double width = EDGE * view.height();
    canvas.rectangle(Colours.GROUND, view.left(), view.bottom(), view.right(), ground);
    for (long i = cell(view.left()); i * spacing <= view.right(); i++) {
      canvas.line(Colours.EDGE, width, i * spacing, ground, i * spacing, ground - 5 * width);
    }
    canvas.line(Colours.EDGE, width, view.left(), ground, view.right(), ground);
  }

  private void drawTiles() {
    double[][] corners = {
      onGround(view.left(), view.bottom()),
      onGround(view.right(), view.bottom()),
      onGround(view.right(), view.top()),
      onGround(view.left(), view.top())
    };
    double[] low = corners[0].clone();
    double[] high = corners[0].clone();
    for (double[] corner : corners) {
      for (int axis = 0; axis < 2; axis++) {
        low[axis] = Math.min(low[axis], corner[axis]);
        high[axis] = Math.max(high[axis], corner[axis]);
      }
    }
    for (long i = cell(low[0]); i * spacing < high[0]; i++) {
      for (long j = cell(low[1]); j * spacing < high[1]; j++) {
        if ((i + j) % 2 == 0) {
          drawTile(i * spacing, j * spacing);
        }
      }
    }
  }

  private void drawTile(double x, double y) {
    double[] points = new double[8];
    double[][] corners = {{0, 0}, {spacing, 0}, {spacing, spacing}, {0, spacing}};
    for (int i = 0; i < corners.length; i++) {
      double[] corner = {x + corners[i][0], y + corners[i][1], ground};
      points[2 * i] = view.camera().x(corner);
      points[2 * i + 1] = view.camera().y(corner);
    }
    if (!isOutside(points, 0) && !isOutside(points, 1)) {
      canvas.area(Colours.GROUND_DARK, points);
    }
  }

  private boolean isOutside(double[] points, int axis) {
    double low = axis == 0 ? view.left() : view.bottom();
    double high = axis == 0 ? view.right() : view.top();
    boolean below = true;
    boolean above = true;
    for (int i = axis; i < points.length; i += 2) {
      below &= points[i] <= low;
      above &= points[i] >= high;
    }
    return below || above;
  }

  /** The point of the ground that is seen at a point of the picture: x and y. */
  private double[] onGround(double x, double y) {
    double[] right = view.camera().right();
    double[] up = view.camera().up();
    double height = y - up[2] * ground;
    double determinant = right[0] * up[1] - right[1] * up[0];
    return new double[] {
      (x * up[1] - right[1] * height) / determinant, (right[0] * height - up[0] * x) / determinant
    };
  }

  private long cell(double coordinate) {
    return (long) Math.floor(coordinate / spacing);
  }
}
