package org.sluice.learning.live.log;

/**
 * A record of the log that could be read but not be taken.
 *
 * @param trial the trial's id, as it stood in the record
 * @param partition of the experience topic
 * @param offset in the partition
 * @param reason what is wrong with it, for people
 */
public record LiveRejection(String trial, int partition, long offset, String reason)
    implements LiveNote {}
