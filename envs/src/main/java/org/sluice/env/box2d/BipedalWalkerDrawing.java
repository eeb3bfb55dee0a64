package org.sluice.env.box2d;

import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.sluice.env.Canvas;
import org.sluice.env.Colours;

/** Draws the walker, the ground around it, the rays of its lidar, and the flag at the goal. */
final class BipedalWalkerDrawing {

  private static final double WIDTH = 15;
  private static final double HEIGHT = 10;

  /** The ground below the level of the start that is seen, m. */
  private static final double BELOW = 3.5;

  private static final int RAY = 0xF2B8A0;
  private static final double RAY_WIDTH = 0.03;

  private BipedalWalkerDrawing() {}

  /**
   * @param numbers Not modified. Those of {@link Terrain}
   */
  static void draw(Canvas canvas, Scene scene, double[] numbers, Lidar lidar, double goal) {
    Vec2 hull = scene.bodies().get(0).getPosition();
    double left = hull.x - WIDTH / 3;
    double bottom = Terrain.LEVEL - BELOW;
    canvas.view(left, bottom, left + WIDTH, bottom + HEIGHT);
    drawTerrain(canvas, numbers, left, bottom);
    SceneDrawing.drawFlag(canvas, goal, numbers[(int) Math.round(goal / Terrain.STEP)]);
    drawRays(canvas, scene, lidar);
    int[] colours = {
      Colours.ORANGE, Colours.SKY_BLUE, Colours.SKY_BLUE, Colours.GREEN, Colours.GREEN
    };
    for (int i : new int[] {1, 2, 0, 3, 4}) { // one leg behind the hull, one in front of it
      Body body = scene.bodies().get(i);
      SceneDrawing.draw(canvas, body, colours[i]);
    }
  }

  private static void drawTerrain(Canvas canvas, double[] numbers, double left, double bottom) {
    int from = Math.max(0, (int) Math.floor(left / Terrain.STEP));
    int to = Math.min(Terrain.POINTS, (int) Math.ceil((left + WIDTH) / Terrain.STEP) + 1);
    if (to - from > 1) {
      SceneDrawing.drawGround(canvas, numbers, from, to, Terrain.STEP, bottom);
    }
    for (int i = Terrain.POINTS; i + 4 <= numbers.length; i += 4) {
      boolean exists = numbers[i] != numbers[i + 2];
      if (exists && numbers[i] < left + WIDTH && numbers[i + 2] > left) {
        drawRectangle(canvas, numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3]);
      }
    }
  }

  private static void drawRectangle(
      Canvas canvas, double left, double bottom, double right, double top) {
    canvas.polygon(Colours.FIXED, left, bottom, right, bottom, right, top, left, top);
  }

  private static void drawRays(Canvas canvas, Scene scene, Lidar lidar) {
    double[] parts = new double[Lidar.SIZE];
    Vec2 hull = scene.bodies().get(0).getPosition();
    lidar.measure(scene.world(), hull, parts, 0);
    for (int i = 0; i < parts.length; i++) {
      double x = hull.x + parts[i] * lidar.reachX(i);
      double y = hull.y + parts[i] * lidar.reachY(i);
      canvas.line(RAY, RAY_WIDTH, hull.x, hull.y, x, y);
    }
  }
}
