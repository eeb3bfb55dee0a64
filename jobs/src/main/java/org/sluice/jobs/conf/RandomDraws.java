package org.sluice.jobs.conf;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.env.Generator;

/**
 * Draws of hyper-parameters at random, from a seed of their own: the same each time. A drawn number
 * has four significant digits, so that a trial's id says all of it.
 */
final class RandomDraws {

  private static final String COUNT = "count";
  private static final MathContext DIGITS = new MathContext(4);

  private final Collection<String> problems;
  private final Map<String, Distribution> distributions = new LinkedHashMap<>();
  private long count;
  private long seed = 1;
  private boolean counted;

  private record Distribution(String kind, List<Entry> values) {}

  /**
   * @param entries Not modified. What stands under {@code sweep.random}, by its keys there
   * @param problems Modified. What is wrong is added
   */
  RandomDraws(Map<String, Entry> entries, Collection<String> problems) {
    this.problems = problems;
    entries.forEach(this::take);
    Entry any = entries.values().iterator().next();
    if (!counted) {
      problems.add(any.place() + ": sweep.random has no count: how many draws are to be made");
    }
    distributions.forEach(this::check);
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
        takeDistribution(key.replaceFirst("\\[\\d+]$", ""), entry);
      }
    } catch (IllegalArgumentException e) {
      problems.add(entry.place() + ": " + e.getMessage());
    }
  }

  private void takeDistribution(String key, Entry entry) {
    int dot = key.lastIndexOf('.');
    String kind = dot < 0 ? "" : key.substring(dot + 1);
    if (!List.of("uniform", "log-uniform", "choice").contains(kind)) {
      throw new IllegalArgumentException(
          "'"
              + key
              + "' is no distribution; write KEY: {uniform: [low, high]}, {log-uniform: [low,"
              + " high]} or {choice: [values]}");
    }
    String varied = key.substring(0, dot);
    Distribution known = distributions.get(varied);
    if (known == null) {
      known = new Distribution(kind, new ArrayList<>());
      distributions.put(varied, known);
    } else if (!known.kind().equals(kind)) {
      throw new IllegalArgumentException(
          varied + " is both " + known.kind() + " and " + kind + "; keep one");
    }
    for (Entry item : Lists.items(entry)) {
      known.values().add(item.as(varied));
    }
  }

  private void check(String key, Distribution distribution) {
    if (distribution.kind().equals("choice")) {
      return;
    }
    String place = distribution.values().get(0).place() + ": ";
    try {
      if (distribution.values().size() != 2) {
        throw new IllegalArgumentException(key + " needs a range of two numbers, [low, high]");
      }
      double low = bound(key, distribution, 0);
      double high = bound(key, distribution, 1);
      if (low > high) {
        throw new IllegalArgumentException(
            String.format("%s: low is %s, above high, which is %s", key, low, high));
      }
      if (distribution.kind().equals("log-uniform") && low <= 0) {
        throw new IllegalArgumentException(
            key + ": a log-uniform range begins above 0, not at " + low);
      }
    } catch (IllegalArgumentException e) {
      problems.add(place + e.getMessage());
    }
  }

  private static double bound(String key, Distribution distribution, int which) {
    return Values.parse(key, Double.class, distribution.values().get(which).text());
  }

  /** All draws; none if anything is wrong. */
  List<Map<String, Entry>> draw() {
    List<Map<String, Entry>> draws = new ArrayList<>();
    if (!problems.isEmpty()) {
      return draws;
    }
    Generator random = new Generator(seed);
    for (long i = 0; i < count; i++) {
      Map<String, Entry> draw = new LinkedHashMap<>();
      distributions.forEach((key, distribution) -> draw.put(key, draw(key, distribution, random)));
      draws.add(draw);
    }
    return draws;
  }

  private static Entry draw(String key, Distribution distribution, Generator random) {
    if (distribution.kind().equals("choice")) {
      return distribution.values().get(random.nextInt(distribution.values().size()));
    }
    double low = bound(key, distribution, 0);
    double high = bound(key, distribution, 1);
    double share = random.nextDouble();
    double drawn =
        distribution.kind().equals("uniform")
            ? low + share * (high - low)
            : StrictMath.exp(
                StrictMath.log(low) + share * (StrictMath.log(high) - StrictMath.log(low)));
    return new Entry(key, text(key, drawn), distribution.values().get(0).place());
  }

  private static String text(String key, double drawn) {
    boolean whole = Keys.find(key).filter(known -> known.clazz != Double.class).isPresent();
    return whole
        ? Long.toString(Math.round(drawn))
        : new BigDecimal(drawn).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
