package org.sluice.jobs.lab.bench.cluster;

/**
 * When an iteration had been learned.
 *
 * @param steps environment steps so far
 * @param millis since 1970
 */
record IterationTime(long steps, long millis) {}
