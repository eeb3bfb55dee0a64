package org.sluice.jobs.report.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sluice.jobs.conf.keys.TaskKeys;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.plot.Picture;
import org.sluice.jobs.run.recorded.RecordedTrial;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.policy.PolicyParams;

/**
 * Groups trials that differ only in their seeds, and finds what distinguishes the groups. What all
 * trials of an environment have in common of its parameters becomes part of its name.
 *
 * @param groups in the order of environments, then of the values that distinguish them
 * @param drawn keys whose values were drawn at random, by environment; none if there are none
 * @param notes notes for the reader
 */
public record Grouping(List<Group> groups, Map<String, List<String>> drawn, List<String> notes) {

  private static final Set<String> OWN =
      Set.of(RecordedTrial.NAME, RecordedTrial.ENVIRONMENT, RecordedTrial.SEED);

  /** The keys that decide which other keys a trial reads. */
  private static final List<String> CHOICES =
      List.of(
          AlgorithmParams.ALGORITHM.name, PolicyParams.TYPE.name, PolicyParams.FLOW_FAMILY.name);

  /** The value of a key that a trial's build did not know. */
  private static final String ABSENT = "–";

  /**
   * Groups trials. Each environment is grouped separately: keys that vary only in another do not
   * count.
   *
   * @param drawn the randomly drawn keys; if empty, every numeric key with more values in one
   *     environment than a plot has colours
   * @throws RunException if no two trials differ in one of the drawn keys
   */
  public static Grouping of(List<RecordedTrial> trials, List<String> drawn) {
    Map<String, List<RecordedTrial>> environments =
        trials.stream()
            .collect(
                Collectors.groupingBy(
                    RecordedTrial::environment, TreeMap::new, Collectors.toList()));
    check(drawn, environments.values());
    Set<String> random =
        drawn.isEmpty()
            ? environments.values().stream()
                .flatMap(of -> varying(of).stream().filter(key -> areDrawn(values(of, key))))
                .collect(Collectors.toSet())
            : Set.copyOf(drawn);
    List<Group> groups = new ArrayList<>();
    Map<String, List<String>> drawnIn = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    environments.forEach(
        (environment, of) -> {
          List<String> keys = varying(of);
          String name = name(of);
          drawnIn.put(name, keys.stream().filter(random::contains).toList());
          groups.addAll(groups(name, of, keys, random, notes));
        });
    return new Grouping(groups, drawnIn, notes);
  }

  public List<String> environments() {
    return List.copyOf(drawn.keySet());
  }

  public List<Group> in(String environment) {
    return groups.stream().filter(group -> group.environment().equals(environment)).toList();
  }

  private static void check(List<String> drawn, Collection<List<RecordedTrial>> environments) {
    Set<String> varying =
        environments.stream()
            .flatMap(of -> varying(of).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String key : drawn) {
      if (!varying.contains(key)) {
        throw new RunException(
            "--draws "
                + key
                + ": no two trials in one environment differ in this key; these keys differ: "
                + (varying.isEmpty() ? "none" : String.join(", ", varying)));
      }
    }
  }

  /** An environment with the parameters that all these trials share, defaults left out. */
  private static String name(List<RecordedTrial> trials) {
    Map<String, String> shared = new LinkedHashMap<>(trials.get(0).configuration());
    trials.forEach(trial -> shared.entrySet().retainAll(trial.configuration().entrySet()));
    return TaskKeys.environment(shared);
  }

  /** The groups of one environment. */
  private static List<Group> groups(
      String environment,
      List<RecordedTrial> trials,
      List<String> keys,
      Set<String> drawn,
      List<String> notes) {
    Map<Map<String, String>, List<RecordedTrial>> equal =
        trials.stream()
            .sorted(order(keys))
            .collect(
                Collectors.groupingBy(
                    Grouping::withoutSeed, LinkedHashMap::new, Collectors.toList()));
    List<Group> groups = new ArrayList<>();
    for (List<RecordedTrial> of : equal.values()) {
      RecordedTrial any = of.get(0);
      List<String> shown =
          keys.stream()
              .filter(key -> has(any, key) || values(trials, key).contains(ABSENT))
              .toList();
      List<String> kept = shown.stream().filter(key -> !drawn.contains(key)).toList();
      Repetitions repetitions = Repetitions.in(of);
      repetitions.note().ifPresent(notes::add);
      repetitions
          .runs()
          .forEach(
              (run, its) ->
                  groups.add(
                      new Group(
                          environment,
                          label(any, shown, run),
                          label(any, kept, run),
                          its.stream().map(TrialResult::of).toList())));
    }
    return groups;
  }

  private static Map<String, String> withoutSeed(RecordedTrial trial) {
    Map<String, String> shared = new LinkedHashMap<>(trial.configuration());
    shared.remove(RecordedTrial.NAME);
    shared.remove(RecordedTrial.SEED);
    return shared;
  }

  /**
   * The keys in which some of these trials differ; of snapshots, the file speaks for its digest
   * unless it had several.
   */
  private static List<String> varying(List<RecordedTrial> trials) {
    List<String> varying =
        trials.stream()
            .flatMap(trial -> trial.configuration().keySet().stream())
            .distinct()
            .filter(key -> !OWN.contains(key) && values(trials, key).size() > 1)
            .collect(Collectors.toCollection(ArrayList::new));
    removeDigest(trials, varying, StartParams.SNAPSHOT.name, StartParams.DIGEST.name);
    removeDigest(trials, varying, BelowParams.SNAPSHOT.name, BelowParams.DIGEST.name);
    return varying;
  }

  /**
   * Removes the digest if each snapshot has one.
   *
   * @param varying Modified.
   */
  private static void removeDigest(
      List<RecordedTrial> trials, List<String> varying, String snapshot, String digest) {
    Map<String, Set<String>> digests =
        trials.stream()
            .collect(
                Collectors.groupingBy(
                    trial -> value(trial, snapshot),
                    Collectors.mapping(trial -> value(trial, digest), Collectors.toSet())));
    if (digests.values().stream().allMatch(of -> of.size() == 1)) {
      varying.remove(digest);
    }
  }

  /**
   * The values of a key. A trial whose algorithm or policy does not read it has none; the key
   * counts as absent only next to trials with the same algorithm and policy that have it.
   */
  private static Set<String> values(List<RecordedTrial> trials, String key) {
    Set<String> values = new HashSet<>();
    Set<List<String>> having = new HashSet<>();
    for (RecordedTrial trial : trials) {
      if (has(trial, key)) {
        values.add(value(trial, key));
        having.add(choices(trial));
      }
    }
    if (trials.stream().anyMatch(one -> !has(one, key) && having.contains(choices(one)))) {
      values.add(ABSENT);
    }
    return values;
  }

  private static List<String> choices(RecordedTrial trial) {
    return CHOICES.stream().map(key -> value(trial, key)).toList();
  }

  private static boolean has(RecordedTrial trial, String key) {
    return trial.configuration().containsKey(key);
  }

  private static String value(RecordedTrial trial, String key) {
    return trial.configuration().getOrDefault(key, ABSENT);
  }

  private static boolean areDrawn(Set<String> values) {
    return values.size() > Picture.COLOURS.size()
        && values.stream().noneMatch(value -> Double.isNaN(number(value)));
  }

  private static String label(RecordedTrial trial, List<String> keys, String run) {
    Stream<String> settings =
        keys.isEmpty()
            ? Stream.of(value(trial, PolicyParams.TYPE.name))
            : keys.stream().map(key -> key + "=" + value(trial, key));
    Stream<String> runs = run.isEmpty() ? Stream.empty() : Stream.of("run=" + run);
    return Stream.concat(settings, runs).collect(Collectors.joining(", "));
  }

  private static Comparator<RecordedTrial> order(List<String> varying) {
    Comparator<RecordedTrial> order = Comparator.comparing(RecordedTrial::environment);
    List<String> keys = new ArrayList<>(varying);
    keys.add(RecordedTrial.SEED);
    for (String key : keys) {
      order =
          order
              .thenComparingDouble(trial -> number(value(trial, key)))
              .thenComparing(trial -> value(trial, key));
    }
    return order;
  }

  /** The number, or NaN for a word. */
  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
