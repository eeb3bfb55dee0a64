package org.sluice.jobs.conf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Lists as they are written: item by item in YAML, or between commas on the command line. */
final class Lists {

  private Lists() {}

  /** The items of a text such as {@code 0.01, 0.02} or {@code [0.01, 0.02]}. */
  static List<Entry> items(Entry entry) {
    String text = entry.text().strip();
    if (text.startsWith("[") && text.endsWith("]")) {
      text = text.substring(1, text.length() - 1);
    }
    return Arrays.stream(text.split(",", -1))
        .map(item -> new Entry(entry.key(), item.strip(), entry.place()))
        .toList();
  }

  /**
   * Seeds: a single number says how many, from 1 on.
   *
   * @param problems Modified. What is wrong is added
   */
  static List<Map<String, Entry>> seeds(Collection<Entry> written, Collection<String> problems) {
    List<Map<String, Entry>> seeds = new ArrayList<>();
    for (Entry entry : written) {
      boolean isCount = entry.key().equals(Sweep.SEEDS) && !entry.text().matches(".*[,\\[].*");
      try {
        if (isCount) {
          long count = Values.parse(Sweep.SEEDS, Long.class, entry.text());
          if (count < 1) {
            throw new IllegalArgumentException("seeds must be a list, or at least 1, not " + count);
          }
          LongStream.rangeClosed(1, count)
              .mapToObj(seed -> new Entry(Keys.SEED, Long.toString(seed), entry.place()))
              .forEach(seed -> seeds.add(Map.of(Keys.SEED, seed)));
        } else {
          items(entry).forEach(item -> seeds.add(Map.of(Keys.SEED, item.as(Keys.SEED))));
        }
      } catch (IllegalArgumentException e) {
        problems.add(entry.place() + ": " + e.getMessage());
      }
    }
    return seeds;
  }
}
