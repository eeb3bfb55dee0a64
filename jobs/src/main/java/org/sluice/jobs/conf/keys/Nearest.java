package org.sluice.jobs.conf.keys;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What may have been meant by a key. */
public final class Nearest {

  /** No key is longer; looking for what is near to one would only take time. */
  private static final int LONGEST = 100;

  private Nearest() {}

  /**
   * The known key with the fewest changes, if they are few.
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
