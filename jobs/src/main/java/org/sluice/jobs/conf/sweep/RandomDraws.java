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
 * Draws of hyper-parameters at random, from a seed of their own: the same each time. Drawn numbers
 * are short, so that a trial's id says all of them. A draw that repeats an earlier one is made
 * again; if there seem to be no others, decimal numbers get another digit.
 */
final class RandomDraws {

  private static final String COUNT = "count";
  private static final String NAME = "sweep.random";

  /** So many in a row say that most numbers of so few digits have been drawn. */
  private static final int MANY_REPEATS = 10;

  private final Collection<String> problems;
  private final Collection<String> remarks;
  private final Map<String, Distribution> distributions = new LinkedHashMap<>();
  private final String place;
  private long count;
  private long seed = 1;
  private boolean counted;

  /**
   * @param entries Not modified. What stands under {@code sweep.random}, by its keys there
   * @param problems Modified. What is wrong is added
   * @param remarks Modified. Draws that were made again are told
   */
  RandomDraws(Map<String, Entry> entries, Collection<String> problems, Collection<String> remarks) {
    this.problems = problems;
    this.remarks = remarks;
    this.place = entries.values().iterator().next().place();
    entries.forEach(this::take);
    if (!counted) {
      problems.add(place + ": sweep.random has no count: how many draws are to be made");
    }
    if (distributions.isEmpty()) {
      problems.add(place + ": sweep.random has no key to draw, such as max-kl: {uniform: [1, 2]}");
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
              + "' is no distribution; write KEY: {uniform: [low, high]}, {log-uniform: [low,"
              + " high]} or {choice: [values]}");
    }
    String varied = key.substring(0, dot);
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

  /** The draws as cases; if anything is wrong, one of the first values, to check the rest with. */
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
              "%s: %,d draw%s of sweep.random repeated earlier ones and %s made again",
              place,
              repeats,
              repeats == 1 ? "" : "s",
              repeats == 1 ? "was" : "were"));
    }
  }

  /** As they are set, however they are written; without keys that are not read with the others. */
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
      return entry.text(); // the trial's check tells it
    }
  }
}
