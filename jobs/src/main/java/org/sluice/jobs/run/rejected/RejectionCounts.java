package org.sluice.jobs.run.rejected;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sluice.connectors.codec.Rejected;

/**
 * Counts rejected records by their reasons. A record that is rejected again after a failure counts
 * once, as long as fewer than {@value #MOST_PLACES} others were rejected before.
 */
final class RejectionCounts {

  /** The most places that are remembered. */
  static final int MOST_PLACES = 100_000;

  /** The most reasons; whoever may write to the topic can invent some. */
  static final int MOST_REASONS = 50;

  /** What further reasons are counted as. */
  static final String OTHER = "OTHER";

  private static final int LONGEST_WORD = 100;
  private static final int LONGEST_TEXT = 1000;

  private record Place(String topic, int partition, long offset) {}

  private final Set<Place> places = new HashSet<>();
  private final Map<String, RejectionCount> byReason = new TreeMap<>();

  /**
   * Counts a record.
   *
   * @param milliseconds since 1970, when it was rejected
   * @return whether it is a new one
   */
  boolean add(Rejected record, long milliseconds) {
    Place place = new Place(record.topic(), record.partition(), record.offset());
    if (places.contains(place)) {
      return false;
    }
    String given = line(record.reason(), LONGEST_WORD);
    String reason = byReason.containsKey(given) || byReason.size() < MOST_REASONS ? given : OTHER;
    if (places.size() < MOST_PLACES) {
      places.add(place);
    }
    RejectionCount one =
        new RejectionCount(
            reason,
            1,
            Instant.ofEpochMilli(milliseconds),
            line(record.topic(), LONGEST_TEXT),
            record.partition(),
            record.offset(),
            line(record.message(), LONGEST_TEXT));
    byReason.merge(reason, one, RejectionCount::and);
    return true;
  }

  /** By reason, in the alphabet's order. */
  List<RejectionCount> all() {
    return List.copyOf(byReason.values());
  }

  /** Writers of topics are not trusted with control characters, nor with long texts. */
  private static String line(String text, int longest) {
    String cut = text.length() <= longest ? text : text.substring(0, longest) + "…";
    return cut.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", "?");
  }
}
