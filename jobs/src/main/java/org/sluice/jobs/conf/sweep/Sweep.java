package org.sluice.jobs.conf.sweep;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.learning.halving.Halving;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.trial.Trial;

/**
 * The trials of a configuration: every case of its grid × every random draw × every item of its
 * list × every seed.
 */
public final class Sweep {

  private static final String GRID = "sweep.grid.";
  private static final String RANDOM = "sweep.random.";
  static final String LIST = "sweep.list";
  static final String HALVING = "sweep.halving.";
  private static final Pattern CASE = Pattern.compile("sweep\\.list\\[(\\d+)](\\{}|\\.(.+))");

  /** More is taken for a typing error. */
  private static final int MOST = 100_000;

  /** Entries as written, by key; a list has an entry per item. */
  private final Map<String, Entry> seeds = new LinkedHashMap<>();

  /** By key, in the order of the file. */
  private final Map<String, List<Entry>> grid = new LinkedHashMap<>();

  private final Map<String, Entry> random = new LinkedHashMap<>();
  private final Map<Integer, Map<String, Entry>> list = new TreeMap<>();
  private final Map<String, Entry> halving = new LinkedHashMap<>();
  private final Map<String, Entry> shared;
  private final List<String> remarks = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private String listPlace;

  /**
   * What distinguishes one trial from the others.
   *
   * @param entries the keys set for it
   * @param label part of its id; empty for a single trial
   */
  public record Case(Map<String, Entry> entries, String label) {

    private Case and(Map<String, Entry> more) {
      Map<String, Entry> all = new LinkedHashMap<>(entries);
      all.putAll(more);
      StringBuilder longer = new StringBuilder(label);
      more.values().forEach(entry -> longer.append('/').append(name(entry)));
      return new Case(all, more.isEmpty() ? label + "/base" : longer.toString());
    }

    private Case without(Set<String> keys) {
      Map<String, Entry> others = new LinkedHashMap<>(entries);
      others.keySet().removeAll(keys);
      return new Case(others, label);
    }

    /**
     * Names of environments, policies and algorithms need no key in a label; numbers do. A path
     * becomes part of one.
     */
    private static String name(Entry entry) {
      if (entry.key().equals(StartParams.SNAPSHOT.name)) {
        return Keys.START + "=" + entry.text().replace('/', '_');
      }
      if (entry.key().equals(BelowParams.SNAPSHOT.name)) {
        return "below=" + entry.text().replace('/', '_');
      }
      boolean speaks =
          entry.key().equals(Keys.ENVIRONMENT)
              || entry.key().equals("policy.type")
              || entry.key().equals("algorithm");
      return speaks ? entry.text() : entry.key() + "=" + entry.text();
    }
  }

  private Sweep(Map<String, Entry> shared) {
    this.shared = shared;
  }

  /**
   * Takes the sweep's entries.
   *
   * @param entries Modified. Seeds and sweep are removed
   * @param problems Modified. Problems are added
   */
  public static Sweep take(Map<String, Entry> entries, Collection<String> problems) {
    Sweep sweep = new Sweep(entries);
    entries
        .values()
        .removeIf(
            entry -> {
              String key = entry.key();
              boolean mine = isOfSweep(key);
              if (mine) {
                sweep.take(entry, problems);
              }
              return mine;
            });
    return sweep;
  }

  /** Whether a key belongs to the sweep rather than to every trial. */
  public static boolean isOfSweep(String key) {
    return isOf(Keys.SEEDS, key) || isOf(Keys.SWEEP, key);
  }

  private static boolean isOf(String group, String key) {
    return key.startsWith(group)
        && (key.length() == group.length() || ".[{".indexOf(key.charAt(group.length())) >= 0);
  }

  private void take(Entry entry, Collection<String> problems) {
    String key = entry.key();
    Matcher listed = CASE.matcher(key);
    if (key.endsWith("[]")) {
      String list = key.substring(0, key.length() - 2);
      problems.add(entry.place() + ": " + list + " is an empty list: there is nothing to train");
    } else if (listed.matches()) {
      takeCase(entry, Integer.parseInt(listed.group(1)), listed.group(3), problems);
    } else if (key.endsWith("{}")) {
      String group = key.substring(0, key.length() - 2);
      problems.add(
          entry.place()
              + ": "
              + group
              + " is empty"
              + (isOf(Keys.SWEEP, key) ? UnknownSweepKey.CONTENTS : ""));
    } else if (isOf(Keys.SEEDS, key)) {
      takeSeed(entry, problems);
    } else if (key.startsWith(GRID)) {
      takeGrid(entry, problems);
    } else if (key.startsWith(RANDOM)) {
      random.put(key.substring(RANDOM.length()), entry);
    } else if (key.startsWith(HALVING)) {
      halving.put(key, entry);
    } else {
      String strange = UnknownSweepKey.problem(entry);
      if (told.add(strange)) { // only once for an unknown group
        problems.add(entry.place() + ": " + strange + UnknownSweepKey.CONTENTS);
      }
    }
  }

  /**
   * @param varied null for a case that changes nothing
   */
  private void takeCase(Entry entry, int number, String varied, Collection<String> problems) {
    listPlace = listPlace == null ? entry.place() : listPlace;
    var one = list.computeIfAbsent(number, absent -> new LinkedHashMap<>());
    if (varied != null && (varied.contains("[") || varied.endsWith("{}"))) {
      problems.add(notSingle(entry, "; add another case as an item of sweep.list"));
    } else if (varied != null) {
      String key = Keys.canonical(varied);
      one.put(key, new Entry(key, entry.text().strip(), entry.place()));
    }
  }

  private void takeGrid(Entry entry, Collection<String> problems) {
    String varied = Keys.canonical(Lists.of(entry.key().substring(GRID.length())));
    if (varied.contains("[")) {
      problems.add(notSingle(entry, ", as an item of the grid's list"));
    } else {
      List<Entry> values = grid.computeIfAbsent(varied, absent -> new ArrayList<>());
      Lists.items(entry, problems).forEach(item -> values.add(item.as(varied)));
    }
  }

  private static String notSingle(Entry entry, String why) {
    String key = entry.key();
    int end = key.endsWith("{}") ? key.length() - 2 : key.lastIndexOf('[');
    return String.format(
        "%s: %s: must be a single value%s", entry.place(), key.substring(0, end), why);
  }

  private void takeSeed(Entry entry, Collection<String> problems) {
    if (Lists.of(entry.key()).equals(Keys.SEEDS)) {
      seeds.put(entry.key(), entry);
    } else {
      problems.add(
          String.format(
              "%s: %s: seeds must be a list of integers, or the number of seeds, counted from 1",
              entry.place(), entry.key()));
    }
  }

  /**
   * All cases in file order; only the first if there are too many, since its problems may be those
   * of all.
   *
   * @param problems Modified. Problems are added
   */
  public List<Case> cases(Collection<String> problems) {
    List<Factor> factors = factors(problems);
    Set<String> refused = refuseWhatCannotVary(factors, problems);
    refuseTwice(factors, problems);
    BigInteger count =
        factors.stream()
            .map(factor -> BigInteger.valueOf(factor.count()))
            .reduce(BigInteger.ONE, BigInteger::multiply);
    boolean possible = count.compareTo(BigInteger.valueOf(MOST)) <= 0;
    if (!possible) {
      problems.add(tooMany(factors, count));
    }
    List<Case> cases = List.of(new Case(Map.of(), ""));
    for (Factor factor : factors) {
      var own = factor.first().apply(possible ? factor.count() : Math.min(1, factor.count()));
      cases = cases.stream().flatMap(one -> own.stream().map(one::and)).toList();
    }
    // One message is enough, since trials do not know these keys.
    return refused.isEmpty() ? cases : cases.stream().map(one -> one.without(refused)).toList();
  }

  /** Remarks about the cases. */
  public List<String> remarks() {
    return remarks;
  }

  private List<Factor> factors(Collection<String> problems) {
    List<Factor> factors = new ArrayList<>();
    grid.forEach(
        (key, values) ->
            factors.add(
                Factor.of(
                    GRID + key,
                    values.get(0).place(),
                    Map.of(key, values.get(0)),
                    values.stream().map(value -> Map.of(key, value)).toList())));
    if (!random.isEmpty()) {
      factors.add(new RandomDraws(random, problems, remarks).factor());
    }
    if (!list.isEmpty()) {
      Map<String, Entry> keys = new LinkedHashMap<>();
      list.values().forEach(one -> one.forEach(keys::putIfAbsent));
      factors.add(Factor.of(LIST, listPlace, keys, List.copyOf(list.values())));
    }
    if (!seeds.isEmpty()) {
      Seeds.factor(seeds.values(), problems).ifPresent(factors::add);
    }
    return factors;
  }

  private static String tooMany(List<Factor> factors, BigInteger count) {
    return String.format(
        Locale.ROOT,
        "%s: the sweep has %,d trials, but a job can have at most %,d: %s",
        factors.get(0).place(),
        count,
        MOST,
        factors.stream()
            .filter(factor -> factor.count() > 1)
            .map(
                factor ->
                    String.format(
                        Locale.ROOT,
                        "%,d of %s (%s)",
                        factor.count(),
                        factor.name(),
                        factor.place()))
            .collect(Collectors.joining(" × ")));
  }

  /**
   * The halving rule, if there is one.
   *
   * @param trials all; read only if they have no problems
   * @param problems Modified. Problems are added
   */
  public Optional<Halving> halving(List<Trial> trials, Collection<String> problems) {
    return halving.isEmpty()
        ? Optional.empty()
        : new CheckedHalving(halving, problems).halving(trials);
  }

  /** Rejects keys set by two factors: one would win, and the other's trials would be identical. */
  private void refuseTwice(List<Factor> factors, Collection<String> problems) {
    Map<String, Factor> known = new LinkedHashMap<>();
    for (Factor factor : factors) {
      factor
          .keys()
          .forEach(
              (key, entry) -> {
                Factor other = known.putIfAbsent(key, factor);
                if (other != null) {
                  problems.add(
                      String.format(
                          "%s: %s varies both in %s and in %s (%s); keep one",
                          entry.place(),
                          key,
                          factor.name(),
                          other.name(),
                          other.keys().get(key).place()));
                }
              });
    }
    if (!seeds.isEmpty() && shared.containsKey(Keys.SEED)) {
      problems.add(
          shared.get(Keys.SEED).place() + ": 'seed' and 'seeds' exclude each other; keep one");
    }
  }

  /** Rejects keys that must be the same for all trials. */
  private static Set<String> refuseWhatCannotVary(
      List<Factor> factors, Collection<String> problems) {
    Set<String> refused = new HashSet<>();
    for (Factor factor : factors) {
      for (Entry entry : factor.keys().values()) {
        if (entry.key().equals(Keys.NAME)
            || isOfSweep(entry.key())
            || isOf(Keys.KAFKA, entry.key())
            || isOf(Keys.FLINK, entry.key())
            || Keys.jobParameter(entry.key()).isPresent()) {
          refused.add(entry.key());
          problems.add(
              String.format(
                  "%s: %s is the same for all trials of a job; it cannot vary",
                  entry.place(), entry.key()));
        }
      }
    }
    return refused;
  }
}
