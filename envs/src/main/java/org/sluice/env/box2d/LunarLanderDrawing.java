package org.sluice.env.box2d;

import java.util.List;
import org.jbox2d.dynamics.Body;
import org.sluice.env.Canvas;
import org.sluice.env.Colours;

/** Draws the lander above its ground, with the flags at the pad. */
final class LunarLanderDrawing {

  private static final int SKY = 0x1B2330;

  /** The part of the height that is seen above it, where a lander starts. */
  private static final double ABOVE = 0.2;

  private LunarLanderDrawing() {}

  /**
   * @param ground heights, equally spaced over the whole width
   * @param padHeight height of the pad
   */
  static void draw(
      Canvas canvas,
      List<Body> bodies,
      double[] ground,
      double padHeight,
      double width,
      double height) {
    double top = (1 + ABOVE) * height;
    canvas.view(0, 0, width, top);
    canvas.rectangle(SKY, 0, 0, width, top);
    int chunks = ground.length - 1;
    SceneDrawing.drawGround(canvas, ground, 0, ground.length, width / chunks, 0);
    SceneDrawing.drawFlag(canvas, width * (chunks / 2 - 1) / chunks, padHeight);
    SceneDrawing.drawFlag(canvas, width * (chunks / 2 + 1) / chunks, padHeight);
    SceneDrawing.draw(canvas, bodies.get(1), Colours.SKY_BLUE);
    SceneDrawing.draw(canvas, bodies.get(2), Colours.SKY_BLUE);
    SceneDrawing.draw(canvas, bodies.get(0), Colours.PURPLE);
  }
}
