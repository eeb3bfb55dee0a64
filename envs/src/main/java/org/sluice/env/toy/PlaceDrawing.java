package org.sluice.env.toy;

import org.sluice.env.Canvas;
import org.sluice.env.Colours;

/** Draws tasks on a line or in a plane: places and an agent. */
final class PlaceDrawing {

  /** The picture's width, as a multiple of its height. */
  private static final double PROPORTION = 3;

  private static final double LINE = 0.006;

  /** The least radius of an agent, as a part of a chain's length. */
  private static final double LEAST_AGENT = 0.01;

  private PlaceDrawing() {}

  /** Draws a chain of places at 0 … length − 1, rewards at both ends, and the agent at one. */
  static void chain(Canvas canvas, int length, int place) {
    view(canvas, -1, length);
    line(canvas, 0, length - 1);
    for (int i = 0; i < length; i++) {
      canvas.disc(i == 0 ? Colours.ORANGE : i == length - 1 ? Colours.GREEN : 0xFFFFFF, 0.4, i, 0);
    }
    canvas.disc(Colours.BLUE, Math.max(0.25, LEAST_AGENT * length), place, 0);
  }

  /** Draws a line between two ends, ±end, and the agent on it. */
  static void segment(Canvas canvas, double end, double position) {
    double margin = end / 10;
    view(canvas, -end - margin, end + margin);
    line(canvas, -end, end);
    canvas.disc(Colours.GREEN, margin / 2, -end, 0);
    canvas.disc(Colours.GREEN, margin / 2, end, 0);
    canvas.disc(Colours.BLUE, margin / 3, position, 0);
  }

  /**
   * Draws goals in a square around the origin, and the agent.
   *
   * @param goals Not modified. {@code [goals][2]}
   * @param radius of a goal
   * @param bound of the square
   */
  static void plane(
      Canvas canvas, double[][] goals, double radius, double bound, double x, double y) {
    double edge = 1.05 * bound;
    canvas.view(-edge, -edge, edge, edge);
    canvas.rectangle(Colours.GROUND, -bound, -bound, bound, bound);
    for (double[] goal : goals) {
      canvas.disc(Colours.GREEN, radius, goal[0], goal[1]);
    }
    canvas.disc(Colours.BLUE, radius / 4, x, y);
  }

  private static void view(Canvas canvas, double left, double right) {
    double halfHeight = (right - left) / 2 / PROPORTION;
    canvas.view(left, -halfHeight, right, halfHeight);
  }

  private static void line(Canvas canvas, double from, double to) {
    canvas.line(Colours.EDGE, LINE * (to - from), from, 0, to, 0);
  }
}
