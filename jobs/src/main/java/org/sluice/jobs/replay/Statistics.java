package org.sluice.jobs.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.evaluation.SimplePolicy;

/**
 * Return and length of episodes under a policy that needs no training; {@code docs/trajectories.md}
 * describes the file.
 *
 * @param place in the file, for error messages
 * @param environment the id of the environment that was recorded
 * @param policy how actions were chosen
 * @param timeLimit steps after which episodes were cut off; 0 for none
 * @param returns of the episodes
 * @param lengths of the episodes, steps
 */
record Statistics(
    String place,
    String environment,
    SimplePolicy policy,
    int timeLimit,
    Sample returns,
    Sample lengths) {

  private static final String FORMAT = "sluice-statistics/1";

  static boolean isFormat(Place file) {
    return file.has("format");
  }

  /** The rows of a file. */
  static List<Statistics> read(Place file) {
    if (!file.text("format").equals(FORMAT)) {
      throw file.wrong("'format' must be '" + FORMAT + "'");
    }
    String environment = file.text("environment");
    int limit = Envs.spec(environment).timeLimit();
    file.text("source");
    List<Statistics> rows = new ArrayList<>();
    for (Place row : file.children("rows")) {
      int episodes = row.count("episodes", 2);
      rows.add(
          new Statistics(
              row.path(),
              environment,
              policy(row),
              limit > 0 && !row.has("time-limit") ? limit : row.count("time-limit", 1),
              sample(row.child("return"), episodes),
              sample(row.child("length"), episodes)));
    }
    if (rows.isEmpty()) {
      throw file.wrong("'rows' is empty");
    }
    return rows;
  }

  private static SimplePolicy policy(Place row) {
    String word = row.text("policy");
    Optional<SimplePolicy> policy =
        Arrays.stream(SimplePolicy.values()).filter(one -> one.word().equals(word)).findFirst();
    return policy.orElseThrow(
        () ->
            row.wrong(
                "'policy' must be one of "
                    + Arrays.stream(SimplePolicy.values()).map(SimplePolicy::word).toList()));
  }

  private static Sample sample(Place place, int episodes) {
    OptionalDouble deviation =
        place.has("std") ? OptionalDouble.of(place.number("std")) : OptionalDouble.empty();
    if (deviation.orElse(0) < 0) {
      throw place.wrong("'std' must be ≥ 0");
    }
    return new Sample(place.number("mean"), deviation, episodes);
  }
}
