package org.sluice.jobs.conf.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sluice.env.Generator;
import org.sluice.jobs.conf.keys.ChosenKeys;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.jobs.conf.text.Values;

/**
 * Random draws of hyper-parameters from their own seed, the same each time. Drawn numbers have few
 * digits, so that a trial's id contains them in full. A draw that repeats an earlier one is drawn
 * again; after too many repeats, decimal numbers get another digit.
 */
final class RandomDraws {

  private static final String COUNT = "count";
  private static final String NAME = "sweep.random";

  /** After this many consecutive repeats, most numbers with so few digits have been drawn. */
  private static final int MANY_REPEATS = 10;

  private final Collection<String> problems;
  private final Collection<String> remarks;
  private final Map<String, Distribution> distributions = new LinkedHashMap<>();
  private final String place;
  private long count;
  private long seed = 1;
  private boolean counted;

  /**
   * @param entries Not modified. The entries under {@code sweep.random}, by key
   * @param problems Modified. Problems are added
   * @param remarks Modified. Receives a note about repeated draws
   */
  RandomDraws(Map<String, Entry> entries, Collection<String> problems, Collection<String> remarks) {
    this.problems = problems;
    this.remarks = remarks;
    this.place = entries.values().iterator().next().place();
    entries.forEach(this::take);
    if (!counted) {
      problems.add(place + ": sweep.random needs count, the number of draws");
    }
    if (distributions.isEmpty()) {
      problems.add(place + ": sweep.random needs a key to draw, such as max-kl: {uniform: [1, 2]}");
    }
    distributions.values().forEach(distribution -> distribution.check(problems));
  }

  private void take(String key, Entry entry) {
    try {
      if (key.equals(COUNT)) {
        counted = true;
        count = Values.parse("sweep.random.count", Long.class, entry.text());
        if (count < 1) {
          throw new IllegalArgumentException("sweep.random.count must be ≥ 1, not " + count);
        }
      } else if (key.equals(Keys.SEED)) {
        seed = Values.parse("sweep.random.seed", Long.class, entry.text());
      } else {
        takeDistribution(Lists.of(key), entry);
      }
    } catch (IllegalArgumentException e) {
      problems.add(entry.place() + ": " + e.getMessage());
    }
  }

  private void takeDistribution(String key, Entry entry) {
    int dot = key.lastIndexOf('.');
    String kind = dot < 0 ? "" : key.substring(dot + 1);
    if (!Distribution.KINDS.contains(kind)) {
      throw new IllegalArgumentException(
          "'"
              + key
              + "' is not a distribution; write KEY: {uniform: [low, high]}, {log-uniform: [low,"
              + " high]} or {choice: [values]}");
    }
    String varied = Keys.canonical(key.substring(0, dot));
    Distribution known = distributions.get(varied);
    if (known == null) {
      known = new Distribution(varied, kind, new ArrayList<>());
      distributions.put(varied, known);
    } else if (!known.kind().equals(kind)) {
      throw new IllegalArgumentException(
          varied + " is both " + known.kind() + " and " + kind + "; keep one");
    }
    for (Entry item : Lists.items(entry, problems)) {
      known.values().add(item.as(varied));
    }
  }

  /** The draws as cases; if there are problems, one case of first values, to check the rest. */
  Factor factor() {
    Map<String, Entry> keys = new LinkedHashMap<>();
    distributions.forEach((key, distribution) -> keys.put(key, distribution.values().get(0)));
    return problems.isEmpty()
        ? new Factor(NAME, place, keys, count, this::draw)
        : new Factor(NAME, place, keys, Math.max(1, count), many -> List.of(keys));
  }

  private List<Map<String, Entry>> draw(long many) {
    List<Map<String, Entry>> draws = new ArrayList<>();
    boolean canBeFiner = distributions.values().stream().anyMatch(Distribution::isDecimal);
    Generator random = new Generator(seed);
    Set<Map<String, Object>> known = new HashSet<>();
    int digits = Distribution.DIGITS;
    long repeats = 0;
    long inRow = 0;
    while (draws.size() < many && inRow <= 1_000 + 10L * draws.size()) {
      Map<String, Entry> draw = new LinkedHashMap<>();
      for (Distribution distribution : distributions.values()) {
        draw.put(distribution.key(), distribution.draw(random, digits));
      }
      if (known.add(values(draw))) {
        draws.add(draw);
        inRow = 0;
      } else {
        repeats++;
        inRow++;
        if (canBeFiner && inRow > MANY_REPEATS && digits < Distribution.MOST_DIGITS) {
          digits++;
          inRow = 0;
        }
      }
    }
    tell(many, draws.size(), repeats);
    return draws;
  }

  private void tell(long many, int drawn, long repeats) {
    if (drawn < many) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s: sweep.random.count is %,d, but only %,d different draws were found",
              place,
              many,
              drawn));
    } else if (repeats > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%s: %,d draw%s of sweep.random repeated earlier ones and %s drawn again",
              place,
              repeats,
              repeats == 1 ? "" : "s",
              repeats == 1 ? "was" : "were"));
    }
  }

  /** Parsed values, so that spelling does not matter; without keys that the trial does not read. */
  private static Map<String, Object> values(Map<String, Entry> draw) {
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, String> words = new LinkedHashMap<>();
    draw.forEach(
        (key, entry) -> {
          values.put(key, value(entry));
          words.put(key, entry.text());
        });
    values.keySet().removeIf(key -> ChosenKeys.isUnread(key, words));
    return values;
  }

  private static Object value(Entry entry) {
    Optional<Class<?>> type =
        entry.key().equals(Keys.SEED)
            ? Optional.of(Long.class)
            : Keys.find(entry.key()).map(known -> known.clazz);
    try {
      return type.isPresent() ? Values.parse(entry.key(), type.get(), entry.text()) : entry.text();
    } catch (IllegalArgumentException e) {
      return entry.text(); // reported by the trial's check
    }
  }
}
