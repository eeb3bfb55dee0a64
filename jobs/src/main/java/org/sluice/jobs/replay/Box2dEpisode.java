package org.sluice.jobs.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sluice.env.box2d.BipedalWalkerHardcore;
import org.sluice.jobs.replay.Recording.Trajectory;
import org.sluice.jobs.replay.Recording.Transition;

/**
 * The layout of a file with one episode of a Box2D task as Gymnasium drew it; {@code
 * docs/trajectories.md} describes it.
 */
final class Box2dEpisode {

  private static final Map<String, String> IDS =
      Map.of(
          "LunarLander", "LunarLander-v2",
          "LunarLanderContinuous", "LunarLanderContinuous-v2",
          "BipedalWalker", "BipedalWalker-v3",
          "BipedalWalkerHardcore", "BipedalWalkerHardcore-v3");

  private Box2dEpisode() {}

  static boolean isOne(Place root) {
    return root.has("env") && !root.has("env_id");
  }

  static Recording read(Place root) {
    String name = root.text("env");
    String environment = id(root, name);
    List<Transition> steps = new ArrayList<>();
    for (Place step : root.children("steps")) {
      steps.add(
          new Transition(
              step.numbers("a"),
              step.has("dispersion_draws") ? step.numbers("dispersion_draws") : new double[0],
              step.numbers("obs"),
              step.number("r"),
              step.flag("term")));
    }
    Trajectory trajectory =
        new Trajectory(
            root.path(),
            root.has("policy") ? root.text("policy") : "",
            name.startsWith("LunarLander") ? lander(root) : walker(root, name),
            root.numbers("obs_after_reset"),
            steps);
    return new Recording(environment, List.of(trajectory));
  }

  /** The id of the task that Gymnasium's name without a version means. */
  static String id(Place place, String name) {
    if (!IDS.containsKey(name)) {
      throw place.wrong("'env' must be one of " + IDS.keySet().stream().sorted().toList());
    }
    return IDS.get(name);
  }

  private static double[] lander(Place root) {
    return Recording.concatenated(
        root.numbers("heights_drawn"),
        root.numbers("initial_force"),
        root.numbers("reset_step_dispersion_draws"));
  }

  private static double[] walker(Place root, String name) {
    return Recording.concatenated(
        root.numbers("terrain_y"),
        name.equals("BipedalWalkerHardcore") ? rectangles(root) : new double[0],
        root.numbers("initial_force_x"));
  }

  /** Gymnasium lists what it created last first. */
  private static double[] rectangles(Place root) {
    JsonNode polygons = root.node().get("static_polygons");
    if (polygons == null || !polygons.isArray()) {
      throw root.wrong("'static_polygons' must be a list of polygons");
    }
    if (polygons.size() > BipedalWalkerHardcore.RECTANGLES) {
      throw root.wrong(
          String.format(
              "'static_polygons' has %d polygons; at most %d fit",
              polygons.size(), BipedalWalkerHardcore.RECTANGLES));
    }
    double[] numbers = new double[4 * BipedalWalkerHardcore.RECTANGLES];
    for (int i = 0; i < polygons.size(); i++) {
      JsonNode polygon = polygons.get(polygons.size() - 1 - i);
      if (polygon.size() != 4) {
        throw root.wrong("static_polygons[" + (polygons.size() - 1 - i) + "] must have 4 corners");
      }
      for (int axis = 0; axis < 2; axis++) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (JsonNode corner : polygon) {
          low = Math.min(low, corner.path(axis).asDouble());
          high = Math.max(high, corner.path(axis).asDouble());
        }
        numbers[4 * i + axis] = low;
        numbers[4 * i + 2 + axis] = high;
      }
    }
    return numbers;
  }
}
