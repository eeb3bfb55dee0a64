package org.sluice.jobs.conf.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.ml.param.Param;
import org.sluice.jobs.conf.keys.ChosenKeys;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.keys.TaskKeys;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.learning.trial.Trial;

/** Finds identical trials, regardless of how their values are spelled. */
public final class SameTrials {

  private SameTrials() {}

  /**
   * Rejects identical trials.
   *
   * @param file for messages
   * @param cases each trial's own entries, in the order of the trials
   * @param trials valid trials
   * @param problems Modified. Problems are added
   */
  public static void refuse(
      Path file, List<Sweep.Case> cases, List<Trial> trials, Collection<String> problems) {
    Map<List<Object>, Integer> known = new HashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      Integer earlier = known.putIfAbsent(values(trials.get(i)), i);
      if (earlier != null) {
        problems.add(describe(file, cases.get(earlier), cases.get(i), trials.get(i)));
      }
    }
  }

  /** Everything that defines a trial; −0 and 0 are equal. */
  private static List<Object> values(Trial trial) {
    List<Object> values = new ArrayList<>();
    values.add(trial.environment());
    values.add(trial.seed());
    for (Param<?> parameter : ChosenKeys.read(trial.hyperparameters(), trial.environment())) {
      Object value = trial.hyperparameters().get(parameter);
      values.add(value instanceof Double number ? (Object) (number + 0.0) : value);
    }
    return values;
  }

  /** Describes two identical trials by their differing entries. */
  private static String describe(Path file, Sweep.Case first, Sweep.Case second, Trial trial) {
    Set<String> keys = new LinkedHashSet<>(first.entries().keySet());
    keys.addAll(second.entries().keySet());
    keys.removeIf(
        key ->
            first.entries().containsKey(key)
                && first.entries().get(key).equals(second.entries().get(key)));
    if (keys.isEmpty()) { // the same entry twice in one line
      keys.addAll(second.entries().keySet());
    }
    List<String> one = new ArrayList<>();
    List<String> other = new ArrayList<>();
    String place = null;
    for (String key : keys) {
      one.add(describe(key, first.entries().get(key), trial));
      other.add(describe(key, second.entries().get(key), trial));
      Entry entry = second.entries().getOrDefault(key, first.entries().get(key));
      place = place == null ? entry.place() : place;
    }
    if (!one.isEmpty() && one.equals(other)) {
      return String.format(
          "%s: two trials are the same: both have %s", place, String.join(", ", one));
    }
    return String.format(
        "%s: two trials are the same: %s; and %s",
        place == null ? file : place,
        one.isEmpty() ? "{}" : String.join(", ", one),
        other.isEmpty() ? "{}" : String.join(", ", other));
  }

  private static String describe(String key, Entry entry, Trial trial) {
    if (entry != null) {
      return key + "=" + entry.text() + " (" + entry.place() + ")";
    }
    Object value =
        switch (key) {
          case Keys.ENVIRONMENT -> TaskKeys.entries(trial.environment()).get(key);
          case Keys.SEED -> trial.seed();
          default ->
              TaskKeys.has(key)
                  ? TaskKeys.entries(trial.environment()).getOrDefault(key, "none")
                  : trial.hyperparameters().get(Keys.parameter(key));
        };
    return key + "=" + value + " (default)";
  }
}
