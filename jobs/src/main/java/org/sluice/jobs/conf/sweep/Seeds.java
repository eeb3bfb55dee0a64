package org.sluice.jobs.conf.sweep;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.jobs.conf.text.Values;

/** Parses seeds: a list, or a single number n for seeds 1 … n. */
final class Seeds {

  private Seeds() {}

  /**
   * The cases of the seeds; none if they are invalid.
   *
   * @param written Not modified. At least one
   * @param problems Modified. Problems are added
   */
  static Optional<Factor> factor(Collection<Entry> written, Collection<String> problems) {
    Entry entry = written.iterator().next();
    boolean isCount = entry.key().equals(Keys.SEEDS) && !entry.text().matches(".*[,\\[].*");
    if (!isCount) {
      List<Entry> seeds =
          written.stream()
              .flatMap(item -> Lists.items(item, problems).stream())
              .map(item -> item.as(Keys.SEED))
              .toList();
      return Optional.of(
          Factor.of(
              Keys.SEEDS,
              entry.place(),
              Map.of(Keys.SEED, seeds.get(0)),
              seeds.stream().map(seed -> Map.of(Keys.SEED, seed)).toList()));
    }
    try {
      long count = Values.parse(Keys.SEEDS, Long.class, entry.text());
      if (count < 1) {
        throw new IllegalArgumentException("seeds must be a list, or at least 1, not " + count);
      }
      return Optional.of(
          new Factor(
              Keys.SEEDS,
              entry.place(),
              Map.of(Keys.SEED, entry.as(Keys.SEED)),
              count,
              many ->
                  LongStream.rangeClosed(1, many)
                      .mapToObj(seed -> new Entry(Keys.SEED, Long.toString(seed), entry.place()))
                      .map(seed -> Map.of(Keys.SEED, seed))
                      .toList()));
    } catch (IllegalArgumentException e) {
      problems.add(entry.place() + ": " + e.getMessage());
      return Optional.empty();
    }
  }
}
