package org.sluice.env.classic;

import org.sluice.env.Canvas;
import org.sluice.env.Colours;

/** Draws a pole on a cart, and the track with its ends. */
final class CartPoleDrawing {

  private static final double HALF_WIDTH = 2.7;
  private static final double BOTTOM = -1.1;
  private static final double TOP = 2.5;

  private static final double CART_WIDTH = 0.4;
  private static final double CART_HEIGHT = 0.24;
  private static final double POLE_RADIUS = 0.04;
  private static final double MARK = 0.12;
  private static final double LINE = 0.02;

  private CartPoleDrawing() {}

  /**
   * @param position of the cart, m
   * @param angle of the pole from upright, radians, positive to the right
   * @param length of the pole, m
   * @param end of the track on both sides, m
   */
  static void draw(Canvas canvas, double position, double angle, double length, double end) {
    canvas.view(-HALF_WIDTH, BOTTOM, HALF_WIDTH, TOP);
    canvas.rectangle(Colours.GROUND, -HALF_WIDTH, BOTTOM, HALF_WIDTH, 0);
    canvas.line(Colours.EDGE, LINE, -HALF_WIDTH, 0, HALF_WIDTH, 0);
    canvas.line(Colours.EDGE, LINE, -end, -MARK, -end, MARK);
    canvas.line(Colours.EDGE, LINE, end, -MARK, end, MARK);
    double left = position - CART_WIDTH / 2;
    double right = position + CART_WIDTH / 2;
    canvas.polygon(Colours.BLUE, left, 0, right, 0, right, CART_HEIGHT, left, CART_HEIGHT);
    double x = position + length * StrictMath.sin(angle);
    double y = CART_HEIGHT + length * StrictMath.cos(angle);
    canvas.capsule(Colours.ORANGE, POLE_RADIUS, position, CART_HEIGHT, x, y);
    canvas.disc(Colours.FIXED, POLE_RADIUS / 2, position, CART_HEIGHT);
  }
}
