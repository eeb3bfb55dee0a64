package org.sluice.env.classic;

import org.sluice.env.Canvas;
import org.sluice.env.Colours;

/** Draws a rod that turns around the origin, and where it hangs and stands. */
final class PendulumDrawing {

  private static final double HALF_WIDTH = 2.1;
  private static final double HALF_HEIGHT = 1.4;
  private static final double RADIUS = 0.1;
  private static final double LINE = 0.015;

  private PendulumDrawing() {}

  /**
   * @param angle from upright, radians, positive to the left
   * @param length of the rod, m
   */
  static void draw(Canvas canvas, double angle, double length) {
    canvas.view(-HALF_WIDTH, -HALF_HEIGHT, HALF_WIDTH, HALF_HEIGHT);
    canvas.line(Colours.GROUND_DARK, LINE, 0, -HALF_HEIGHT, 0, HALF_HEIGHT);
    double x = -length * StrictMath.sin(angle);
    double y = length * StrictMath.cos(angle);
    canvas.capsule(Colours.VERMILION, RADIUS, 0, 0, x, y);
    canvas.disc(Colours.FIXED, RADIUS / 2, 0, 0);
  }
}
