package org.sluice.env.classic;

import org.sluice.env.Canvas;
import org.sluice.env.Colours;

/**
 * Draws the valley, the car and the flag. The height at x is 0.45 sin 3x + 0.55, whose slope the
 * task's gravity follows.
 */
final class MountainCarDrawing {

  private static final double HEIGHT = 1.2;
  private static final int POINTS = 91;
  private static final double LINE = 0.006;
  private static final double HALF_LENGTH = 0.06;
  private static final double BODY = 0.045;
  private static final double WHEEL = 0.02;
  private static final double POLE = 0.16;

  private MountainCarDrawing() {}

  /**
   * @param position of the car
   * @param goal position of the flag
   * @param left end of the valley
   * @param right end of the valley
   */
  static void draw(Canvas canvas, double position, double goal, double left, double right) {
    canvas.view(left, 0, right, HEIGHT);
    double[] curve = new double[2 * POINTS];
    for (int i = 0; i < POINTS; i++) {
      curve[2 * i] = left + (right - left) * i / (POINTS - 1);
      curve[2 * i + 1] = height(curve[2 * i]);
    }
    double[] hill = new double[curve.length + 4];
    System.arraycopy(curve, 0, hill, 0, curve.length);
    hill[curve.length] = right;
    hill[curve.length + 2] = left;
    canvas.area(Colours.GROUND, hill);
    canvas.line(Colours.EDGE, LINE, curve);
    drawFlag(canvas, goal);
    drawCar(canvas, position);
  }

  private static void drawFlag(Canvas canvas, double x) {
    double foot = height(x);
    double top = foot + POLE;
    canvas.line(Colours.EDGE, LINE, x, foot, x, top);
    canvas.polygon(Colours.GREEN, x, top, x, top - POLE / 3, x + POLE / 2, top - POLE / 6);
  }

  private static void drawCar(Canvas canvas, double x) {
    double slope = StrictMath.atan(3 * 0.45 * StrictMath.cos(3 * x));
    double alongX = StrictMath.cos(slope);
    double alongY = StrictMath.sin(slope);
    double low = WHEEL;
    double high = WHEEL + BODY;
    double y = height(x);
    double[] body = new double[8];
    double[][] corners = {
      {-HALF_LENGTH, low}, {HALF_LENGTH, low}, {HALF_LENGTH / 2, high}, {-HALF_LENGTH, high}
    };
    for (int i = 0; i < corners.length; i++) {
      body[2 * i] = x + alongX * corners[i][0] - alongY * corners[i][1];
      body[2 * i + 1] = y + alongY * corners[i][0] + alongX * corners[i][1];
    }
    canvas.polygon(Colours.BLUE, body);
    for (double wheel : new double[] {-HALF_LENGTH * 0.6, HALF_LENGTH * 0.6}) {
      canvas.disc(
          Colours.FIXED,
          WHEEL,
          x + alongX * wheel - alongY * WHEEL,
          y + alongY * wheel + alongX * WHEEL);
    }
  }

  private static double height(double x) {
    return 0.45 * StrictMath.sin(3 * x) + 0.55;
  }
}
