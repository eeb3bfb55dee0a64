package org.sluice.stream;

import java.util.List;
import org.sluice.codec.Keys;
import org.sluice.codec.Rejected;
import org.sluice.records.Rejection;

/** Rejections of readable records, in the form of the rejected topic. */
final class Rejections {

  private static final String REASON = "NOT_OF_ITS_TRIAL";

  private Rejections() {}

  /**
   * The rejected topic's record. In place of an offset stands the number of the trajectory's first
   * step; trial and lane are in the message.
   *
   * @param partitions how many the topic has
   */
  static Rejected toRecord(Rejection rejection, String topic, int partitions) {
    String message =
        String.format(
            "%s, lane %d, from step %d: %s",
            rejection.trial(), rejection.lane(), rejection.sequence(), rejection.reason());
    int partition = Keys.partition(rejection.trial(), rejection.lane(), partitions);
    return new Rejected(
        REASON, message, topic, partition, rejection.sequence(), null, null, List.of());
  }
}
