package org.sluice.jobs.lab.bench.stream;

import java.io.Serializable;

/**
 * The time of an event of a policy version, within this process.
 *
 * @param version of the policy that collected
 * @param start {@link System#nanoTime}
 * @param end {@link System#nanoTime}
 */
record VersionTime(int version, long start, long end) implements Serializable {}
