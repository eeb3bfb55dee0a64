package org.sluice.jobs.run.rejected;

import java.time.Instant;

/**
 * The records that were rejected for one reason.
 *
 * @param reason one word, of those in docs/records.md
 * @param count how many
 * @param newest when the newest of them was rejected
 * @param topic where that one was read
 * @param partition where it was read
 * @param offset where it was read
 * @param message what was found in it; one line
 */
public record RejectionCount(
    String reason,
    long count,
    Instant newest,
    String topic,
    int partition,
    long offset,
    String message) {

  /** The same with one more record, which is now the newest. */
  RejectionCount and(RejectionCount one) {
    return new RejectionCount(
        reason, count + 1, one.newest, one.topic, one.partition, one.offset, one.message);
  }
}
