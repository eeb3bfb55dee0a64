package org.sluice.learning.live.log;

/**
 * A record at its place in the log.
 *
 * @param record what was read
 * @param partition of the experience topic
 * @param offset in the partition; rises
 * @param time when the broker appended it: milliseconds since 1970. The log's only clock
 * @param checksum of the record as it was written; the same if it is written again
 */
public record Logged(LiveRecord record, int partition, long offset, long time, long checksum) {}
