package org.sluice.jobs.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.evaluation.SimplePolicy;

/**
 * The layout of statistics of Box2D tasks measured with Gymnasium: an object with {@code env},
 * {@code policy} and {@code summary}, or one whose fields {@code ENV/POLICY} have a {@code summary}
 * each.
 */
final class GymnasiumStatistics {

  private static final Map<String, SimplePolicy> POLICIES =
      Map.of(
          "zero", SimplePolicy.ZERO,
          "uniform", SimplePolicy.UNIFORM,
          "gauss1", SimplePolicy.GAUSSIAN,
          "heuristic", SimplePolicy.SCRIPTED);

  private GymnasiumStatistics() {}

  static boolean isOne(Place file) {
    JsonNode first = file.node().isEmpty() ? file.node() : file.node().elements().next();
    return file.has("summary") || first.has("summary");
  }

  static List<Statistics> read(Place file) {
    List<Statistics> rows = new ArrayList<>();
    if (file.has("summary")) {
      rows.add(row(file, file.text("env"), file.text("policy")));
      return rows;
    }
    for (Map.Entry<String, JsonNode> field : file.node().properties()) {
      String[] names = field.getKey().split("/", 2);
      if (names.length != 2) {
        throw file.wrong("'" + field.getKey() + "' must be ENVIRONMENT/POLICY");
      }
      rows.add(row(file.child(field.getKey()), names[0], names[1]));
    }
    return rows;
  }

  private static Statistics row(Place place, String name, String policy) {
    String environment = Box2dEpisode.id(place, name.replaceFirst("-v\\d+$", ""));
    if (!POLICIES.containsKey(policy)) {
      throw place.wrong("a policy must be one of " + POLICIES.keySet().stream().sorted().toList());
    }
    Place summary = place.child("summary");
    return new Statistics(
        place.path(),
        environment,
        POLICIES.get(policy),
        Envs.spec(environment).timeLimit(),
        sample(summary, "return"),
        sample(summary, "length"));
  }

  private static Sample sample(Place summary, String quantity) {
    return new Sample(
        summary.number(quantity + "_mean"),
        OptionalDouble.of(summary.number(quantity + "_std_ddof1")),
        summary.count("episodes", 2));
  }
}
