package org.sluice.jobs.lab.bench.learning;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * A stopwatch for the calling thread, started when created.
 *
 * <p>Measures thread CPU time, which does not advance while other threads have the core. On an idle
 * machine it matches the wall clock; on a busy one it still measures the work.
 */
final class Stopwatch {

  private static final double NANOS_PER_MILLISECOND = 1e6;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long startOnWall = System.nanoTime();
  private final long start = THREADS.getCurrentThreadCpuTime();

  /** Milliseconds of thread CPU time since it was created. */
  double milliseconds() {
    return (THREADS.getCurrentThreadCpuTime() - start) / NANOS_PER_MILLISECOND;
  }

  /** Wall-clock milliseconds since it was created. */
  double wallMilliseconds() {
    return (System.nanoTime() - startOnWall) / NANOS_PER_MILLISECOND;
  }

  /** Seconds of thread CPU time since it was created. */
  double seconds() {
    return milliseconds() / 1e3;
  }
}
