package org.sluice.env.box2d;

import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.common.Transform;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.sluice.env.Canvas;
import org.sluice.env.Colours;

/** Draws the bodies of a scene, and what both families of tasks show. */
final class SceneDrawing {

  private static final double EDGE = 0.05;
  private static final double FLAG_HEIGHT = 50 / 30.0;

  private SceneDrawing() {}

  /** Draws a moving body. */
  static void draw(Canvas canvas, Body body, int colour) {
    PolygonShape shape = (PolygonShape) body.getFixtureList().getShape();
    double[] points = new double[2 * shape.getVertexCount()];
    Vec2 point = new Vec2();
    for (int i = 0; i < shape.getVertexCount(); i++) {
      Transform.mulToOutUnsafe(body.getTransform(), shape.getVertex(i), point);
      points[2 * i] = point.x;
      points[2 * i + 1] = point.y;
    }
    canvas.polygon(colour, points);
  }

  /**
   * Draws the ground below equally spaced heights.
   *
   * @param heights Not modified
   * @param from the first to draw
   * @param to the one after the last
   * @param spacing between two, m
   * @param depth how far down the ground reaches, m
   */
  static void drawGround(
      Canvas canvas, double[] heights, int from, int to, double spacing, double depth) {
    int count = to - from;
    double[] edge = new double[2 * count];
    for (int i = 0; i < count; i++) {
      edge[2 * i] = (from + i) * spacing;
      edge[2 * i + 1] = heights[from + i];
    }
    double[] ground = new double[edge.length + 4];
    System.arraycopy(edge, 0, ground, 0, edge.length);
    ground[edge.length] = edge[edge.length - 2];
    ground[edge.length + 1] = depth;
    ground[edge.length + 2] = edge[0];
    ground[edge.length + 3] = depth;
    canvas.area(Colours.GROUND, ground);
    canvas.line(Colours.EDGE, EDGE, edge);
  }

  /** Draws a flag that stands at (x, y). */
  static void drawFlag(Canvas canvas, double x, double y) {
    double top = y + FLAG_HEIGHT;
    canvas.line(Colours.EDGE, EDGE, x, y, x, top);
    canvas.polygon(
        Colours.ORANGE,
        x,
        top,
        x,
        top - FLAG_HEIGHT / 5,
        x + FLAG_HEIGHT / 2,
        top - FLAG_HEIGHT / 10);
  }
}
