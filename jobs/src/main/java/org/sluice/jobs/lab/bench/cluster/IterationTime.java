package org.sluice.jobs.lab.bench.cluster;

/**
 * The time at which an iteration was learned.
 *
 * @param steps environment steps so far
 * @param millis since 1970
 */
record IterationTime(long steps, long millis) {}
