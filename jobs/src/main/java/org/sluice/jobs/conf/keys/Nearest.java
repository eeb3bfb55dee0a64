package org.sluice.jobs.conf.keys;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known key that a user may have meant. */
public final class Nearest {

  /** Longer texts get no suggestion: no key is longer, and the search would take time. */
  private static final int LONGEST = 100;

  private Nearest() {}

  /**
   * The known key with the smallest edit distance, if it is small.
   *
   * @param key as it was written
   */
  public static Optional<String> of(String key, Stream<String> known) {
    if (key.length() > LONGEST) {
      return Optional.empty();
    }
    int most = Math.max(2, key.length() / 4);
    LevenshteinDistance distance = new LevenshteinDistance(most);
    String wanted = key.toLowerCase(Locale.ROOT).replace('_', '-');
    return known
        .map(name -> new Found(name, distance.apply(wanted, name)))
        .filter(found -> found.changes >= 0)
        .min(Comparator.comparingInt(Found::changes).thenComparing(Found::name))
        .map(Found::name);
  }

  private record Found(String name, int changes) {}
}
