package org.sluice.connectors.stream;

import java.util.List;
import org.sluice.connectors.codec.Rejected;
import org.sluice.learning.live.log.LiveRejection;
import org.sluice.learning.records.Rejection;

/** Rejections of readable records, in the form of the rejected topic. */
final class Rejections {

  private Rejections() {}

  /**
   * The record for the rejected topic. It does not contain the original, which can be read at its
   * offset.
   *
   * @param topic of the experience
   */
  static Rejected toRecord(LiveRejection rejection, String topic) {
    return new Rejected(
        "NOT_TAKEN",
        rejection.trial() + ", " + rejection.reason(),
        topic,
        rejection.partition(),
        rejection.offset(),
        null,
        null,
        List.of());
  }

  /**
   * The rejected topic's record. It holds no bytes: the original is where it says.
   *
   * @param topic of the transitions
   */
  static Rejected toRecord(Rejection rejection, String topic) {
    String message =
        String.format(
            "%s, lane %d, from step %d: %s",
            rejection.trial(), rejection.lane(), rejection.sequence(), rejection.reason());
    return new Rejected(
        rejection.kind().name(),
        message,
        topic,
        rejection.partition(),
        rejection.offset(),
        null,
        null,
        List.of());
  }
}
