package org.sluice.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sluice.jobs.run.RecordedTrial;
import org.sluice.jobs.run.RunException;
import org.sluice.policy.PolicyParams;

/**
 * Finds out which trials are repetitions of each other, and what tells the others apart.
 *
 * @param groups in the order of environments, then of the values that tell them apart
 * @param drawn keys whose values were drawn at random
 */
record Grouping(List<Group> groups, List<String> drawn) {

  private static final Set<String> OWN =
      Set.of(RecordedTrial.NAME, RecordedTrial.ENVIRONMENT, RecordedTrial.SEED);

  /**
   * Groups trials.
   *
   * @param drawn the keys whose values were drawn; if none is given, every key that holds a number
   *     and has more values in one environment than a figure has colours
   * @throws RunException if the trials do not go together; the message says which
   */
  static Grouping of(List<RecordedTrial> trials, List<String> drawn) {
    checkRepetitions(trials);
    List<String> varying = keys(trials, values -> values.size() > 1);
    for (String key : drawn) {
      if (!varying.contains(key)) {
        throw new RunException(
            "--draws "
                + key
                + ": no two trials in one environment differ in it; those that differ: "
                + (varying.isEmpty() ? "none" : String.join(", ", varying)));
      }
    }
    List<String> random =
        drawn.isEmpty() ? keys(trials, Grouping::areDrawn) : drawn.stream().distinct().toList();
    List<String> kept = varying.stream().filter(key -> !random.contains(key)).toList();
    List<Group> groups =
        trials.stream()
            .sorted(order(varying))
            .collect(
                Collectors.groupingBy(
                    Grouping::withoutSeed, LinkedHashMap::new, Collectors.toList()))
            .values()
            .stream()
            .map(
                of ->
                    new Group(
                        of.get(0).environment(),
                        label(of.get(0), varying),
                        label(of.get(0), kept),
                        of.stream().map(TrialResult::of).toList()))
            .toList();
    return new Grouping(groups, random);
  }

  List<String> environments() {
    return groups.stream().map(Group::environment).distinct().toList();
  }

  List<Group> in(String environment) {
    return groups.stream().filter(group -> group.environment().equals(environment)).toList();
  }

  private static void checkRepetitions(List<RecordedTrial> trials) {
    Map<Map<String, String>, RecordedTrial> seen = new LinkedHashMap<>();
    for (RecordedTrial trial : trials) {
      Map<String, String> identity = new LinkedHashMap<>(trial.configuration());
      identity.remove(RecordedTrial.NAME);
      RecordedTrial earlier = seen.put(identity, trial);
      if (earlier != null) {
        throw new RunException(
            String.format(
                "%s and %s are the same trial, with the same seed %s: it would count twice; give"
                    + " one of them",
                earlier.folder(), trial.folder(), trial.seed()));
      }
    }
  }

  private static Map<String, String> withoutSeed(RecordedTrial trial) {
    Map<String, String> shared = new LinkedHashMap<>(trial.configuration());
    shared.remove(RecordedTrial.NAME);
    shared.remove(RecordedTrial.SEED);
    return shared;
  }

  /** The keys whose values in some environment are as asked for. */
  private static List<String> keys(List<RecordedTrial> trials, Predicate<Set<String>> wanted) {
    Map<String, List<RecordedTrial>> environments =
        trials.stream().collect(Collectors.groupingBy(RecordedTrial::environment));
    return trials.get(0).configuration().keySet().stream()
        .filter(key -> !OWN.contains(key))
        .filter(
            key ->
                environments.values().stream()
                    .map(
                        of ->
                            of.stream()
                                .map(trial -> trial.configuration().get(key))
                                .collect(Collectors.toCollection(TreeSet<String>::new)))
                    .anyMatch(wanted))
        .toList();
  }

  private static boolean areDrawn(Set<String> values) {
    return values.size() > Palette.SIZE
        && values.stream().noneMatch(value -> Double.isNaN(number(value)));
  }

  private static String label(RecordedTrial trial, List<String> keys) {
    if (keys.isEmpty()) {
      return trial.configuration().get(PolicyParams.TYPE.name);
    }
    return keys.stream()
        .map(key -> key + "=" + trial.configuration().get(key))
        .collect(Collectors.joining(", "));
  }

  private static Comparator<RecordedTrial> order(List<String> varying) {
    Comparator<RecordedTrial> order = Comparator.comparing(RecordedTrial::environment);
    List<String> keys = new ArrayList<>(varying);
    keys.add(RecordedTrial.SEED);
    for (String key : keys) {
      order =
          order
              .thenComparingDouble(trial -> number(trial.configuration().get(key)))
              .thenComparing(trial -> trial.configuration().get(key));
    }
    return order;
  }

  /** Not-a-number for words. */
  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
