package org.sluice.jobs.conf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sluice.halving.Halving;
import org.sluice.learner.Trial;

/**
 * The trials that a configuration stands for: every case of its grid × every random draw × every
 * item of its list × every seed, as far as it has these.
 */
final class Sweep {

  /** Which seeds to train each case with: a list, or how many from 1 on. */
  static final String SEEDS = "seeds";

  static final String SWEEP = "sweep";
  private static final String GRID = "sweep.grid.";
  private static final String RANDOM = "sweep.random.";
  private static final String LIST = "sweep.list[";
  static final String HALVING = "sweep.halving.";

  private static final Set<String> GROUPS =
      Set.of("sweep.grid", "sweep.random", "sweep.list", "sweep.halving");

  /** More would be a mistake of the pen. */
  private static final int MOST = 100_000;

  private final Map<String, Entry> seeds = new LinkedHashMap<>();

  /** By key, in the order of the file. */
  private final Map<String, List<Entry>> grid = new LinkedHashMap<>();

  private final Map<String, Entry> random = new LinkedHashMap<>();
  private final Map<Integer, Map<String, Entry>> list = new TreeMap<>();
  private final Map<String, Entry> halving = new LinkedHashMap<>();

  /**
   * One trial's difference from the others.
   *
   * @param entries what is set for it
   * @param label as part of its id; empty for a trial alone
   */
  record Case(Map<String, Entry> entries, String label) {

    private Case and(Map<String, Entry> more) {
      Map<String, Entry> all = new LinkedHashMap<>(entries);
      all.putAll(more);
      StringBuilder longer = new StringBuilder(label);
      more.values().forEach(entry -> longer.append('/').append(name(entry)));
      return new Case(all, longer.toString());
    }

    /** What an environment, policy or algorithm is called says what it is; numbers need a key. */
    private static String name(Entry entry) {
      boolean speaks =
          entry.key().equals(Keys.ENVIRONMENT)
              || entry.key().equals("policy.type")
              || entry.key().equals("algorithm");
      return speaks ? entry.text() : entry.key() + "=" + entry.text();
    }
  }

  private Sweep() {}

  /**
   * Takes what belongs to a sweep.
   *
   * @param entries Modified. Seeds and sweep are removed
   * @param problems Modified. What is wrong is added
   */
  static Sweep take(Map<String, Entry> entries, Collection<String> problems) {
    Sweep sweep = new Sweep();
    entries
        .values()
        .removeIf(
            entry -> {
              String key = entry.key();
              boolean mine =
                  key.equals(SEEDS)
                      || key.startsWith(SEEDS + "[")
                      || key.equals(SWEEP)
                      || key.startsWith(SWEEP + ".")
                      || key.startsWith(SWEEP + "[");
              if (mine) {
                sweep.take(entry, problems);
              }
              return mine;
            });
    if (!sweep.seeds.isEmpty() && entries.containsKey(Keys.SEED)) {
      problems.add(
          entries.get(Keys.SEED).place() + ": 'seed' and 'seeds' exclude each other; keep one");
    }
    return sweep;
  }

  private void take(Entry entry, Collection<String> problems) {
    String key = entry.key();
    if (key.endsWith("[]")) {
      String list = key.substring(0, key.length() - 2);
      problems.add(entry.place() + ": " + list + " is an empty list: there is nothing to train");
    } else if (key.startsWith(SEEDS)) {
      seeds.put(key, entry);
    } else if (key.startsWith(GRID)) {
      String varied = key.substring(GRID.length()).replaceFirst("\\[\\d+]$", "");
      List<Entry> values = grid.computeIfAbsent(varied, absent -> new ArrayList<>());
      Lists.items(entry).forEach(item -> values.add(item.as(varied)));
    } else if (key.startsWith(RANDOM)) {
      random.put(key.substring(RANDOM.length()), entry);
    } else if (key.startsWith(LIST) && key.contains("].")) {
      int item = Integer.parseInt(key.substring(LIST.length(), key.indexOf(']')));
      String varied = key.substring(key.indexOf("].") + 2);
      list.computeIfAbsent(item, absent -> new LinkedHashMap<>()).put(varied, entry.as(varied));
    } else if (key.startsWith(HALVING)) {
      halving.put(key, entry);
    } else {
      boolean group = GROUPS.contains(key);
      problems.add(
          entry.place()
              + (group ? ": '" : ": unknown key '")
              + key
              + (group ? "' is a group of keys and has no value itself" : "'")
              + "; a sweep has 'grid' (key: [values]), 'random' (count, seed, and key: {uniform:"
              + " [low, high]}), 'list' (of {key: value}) and 'halving' (first-rung, factor)");
    }
  }

  /**
   * All cases, in an order that follows the file.
   *
   * @param problems Modified. What is wrong is added
   */
  List<Case> cases(Collection<String> problems) {
    List<Case> cases = List.of(new Case(Map.of(), ""));
    for (List<Entry> values : grid.values()) {
      cases = times(cases, values.stream().map(value -> Map.of(value.key(), value)).toList());
    }
    if (!random.isEmpty()) {
      cases = times(cases, new RandomDraws(random, problems).draw());
    }
    if (!list.isEmpty()) {
      cases = times(cases, List.copyOf(list.values()));
    }
    if (!seeds.isEmpty()) {
      cases = times(cases, Lists.seeds(seeds.values(), problems));
    }
    refuseWhatCannotVary(cases, problems);
    if (cases.size() > MOST) {
      problems.add("a sweep of " + cases.size() + " trials; at most " + MOST + " are possible");
      return List.of();
    }
    Map<String, Case> labels = new LinkedHashMap<>();
    for (Case one : cases) {
      if (labels.put(one.label(), one) != null) {
        Entry any = one.entries().values().iterator().next();
        problems.add(any.place() + ": two trials are the same: " + one.label().substring(1));
      }
    }
    return cases;
  }

  /**
   * Which of its trials end early.
   *
   * @param trials all; looked at only if nothing is wrong with them
   * @param problems Modified. What is wrong is added
   */
  Optional<Halving> halving(List<Trial> trials, Collection<String> problems) {
    return halving.isEmpty()
        ? Optional.empty()
        : new CheckedHalving(halving, problems).halving(trials);
  }

  private static List<Case> times(List<Case> cases, List<Map<String, Entry>> more) {
    return cases.stream().flatMap(one -> more.stream().map(one::and)).toList();
  }

  private static void refuseWhatCannotVary(List<Case> cases, Collection<String> problems) {
    for (Case one : cases) {
      for (Entry entry : one.entries().values()) {
        if (entry.key().equals(Keys.NAME)
            || entry.key().startsWith(SWEEP + ".")
            || entry.key().startsWith(Keys.KAFKA)
            || entry.key().startsWith(Keys.FLINK + ".")
            || Keys.jobParameter(entry.key()).isPresent()) {
          problems.add(
              String.format(
                  "%s: %s is the same for all trials of a job; it cannot vary",
                  entry.place(), entry.key()));
        }
      }
    }
  }
}
