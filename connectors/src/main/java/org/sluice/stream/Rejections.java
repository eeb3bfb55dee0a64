package org.sluice.stream;

import java.util.List;
import org.sluice.codec.Rejected;
import org.sluice.records.Rejection;

/** Rejections of readable records, in the form of the rejected topic. */
final class Rejections {

  /** In place of a partition: the record's lane says where it came from. */
  private static final int NO_PARTITION = -1;

  private static final String REASON = "NOT_OF_ITS_TRIAL";

  private Rejections() {}

  /**
   * The rejected topic's record. In place of an offset stands the number of the trajectory's first
   * step; trial and lane are in the message.
   */
  static Rejected toRecord(Rejection rejection, String topic) {
    String message =
        String.format(
            "%s, lane %d, from step %d: %s",
            rejection.trial(), rejection.lane(), rejection.sequence(), rejection.reason());
    return new Rejected(
        REASON, message, topic, NO_PARTITION, rejection.sequence(), null, null, List.of());
  }
}
