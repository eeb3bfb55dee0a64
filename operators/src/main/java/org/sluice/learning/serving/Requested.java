package org.sluice.learning.serving;

/**
 * A request at its place.
 *
 * @param request what was read
 * @param partition of the requests topic
 * @param offset in the partition
 */
public record Requested(Request request, int partition, long offset) {}
