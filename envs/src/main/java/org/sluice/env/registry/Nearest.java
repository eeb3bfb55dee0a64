package org.sluice.env.registry;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known names that a user may have meant. */
final class Nearest {

  private static final int SUGGESTIONS = 3;

  private Nearest() {}

  /** At most three, the nearest first; none if none is near. */
  static List<String> of(String name, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String wanted = name.toLowerCase(Locale.ROOT);
    ToIntFunction<String> remoteness = one -> distance.apply(wanted, one.toLowerCase(Locale.ROOT));
    return known.stream()
        .filter(one -> remoteness.applyAsInt(one) <= one.length() / 2)
        .sorted(Comparator.comparingInt(remoteness))
        .limit(SUGGESTIONS)
        .toList();
  }
}
