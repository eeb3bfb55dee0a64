package org.sluice.learning.serving;

/**
 * An answer and where to write it.
 *
 * @param answer to a request
 * @param partition that the request was in, of the requests topic; the answer goes to the partition
 *     of the same number
 */
public record Answered(Answer answer, int partition) {}
