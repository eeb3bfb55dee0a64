package org.sluice.env.mujoco.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.sluice.env.Canvas;
import org.sluice.env.Colours;

/** Draws solids on level ground, the farthest first. */
public final class SpaceDrawing {

  private static final int SHADOW = Colours.shade(Colours.GROUND_DARK, 0.85);

  private SpaceDrawing() {}

  /**
   * Draws a scene.
   *
   * @param bodies all but the flag
   * @param ground height of the ground, if there is one
   */
  public static void draw(
      Canvas canvas, View view, List<Solid> bodies, OptionalDouble ground, Optional<Flag> flag) {
    view.choose(canvas);
    Camera camera = view.camera();
    List<Solid> solids = new ArrayList<>(bodies);
    double floor = ground.orElse(0);
    flag.ifPresent(one -> solids.addAll(one.solids(floor, view.height())));
    if (ground.isPresent()) {
      new Floor(canvas, view, ground.getAsDouble()).draw();
      if (!camera.isLevel() && !camera.isVertical()) {
        for (Solid solid : solids) {
          SolidDrawing.drawShadow(canvas, camera, solid, ground.getAsDouble(), SHADOW);
        }
      }
    }
    flag.ifPresent(one -> one.drawWay(canvas, view, floor));
    ToDoubleFunction<Solid> depth = solid -> camera.depth(solid.nearest(view.centre()));
    double middle = camera.depth(view.centre());
    solids.stream()
        .sorted(Comparator.comparingDouble(depth).reversed())
        .forEach(
            solid -> {
              boolean hides = isWall(solid, view) && depth.applyAsDouble(solid) < middle;
              SolidDrawing.draw(canvas, camera, solid, hides);
            });
  }

  /** A large box. One in front of the centre would hide what is behind it. */
  private static boolean isWall(Solid solid, View view) {
    double longest = Arrays.stream(solid.size()).max().orElseThrow();
    return solid.kind() == Solid.Kind.BOX && longest > view.height() / 2;
  }
}
