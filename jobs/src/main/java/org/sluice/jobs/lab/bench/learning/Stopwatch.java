package org.sluice.jobs.lab.bench.learning;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Times something on the calling thread, from its own making on.
 *
 * <p>By the thread's clock, which stands still while others have the core: on an idle machine it
 * goes like the clock on the wall, on a busy one it says what the work costs.
 */
final class Stopwatch {

  private static final double NANOS_PER_MILLISECOND = 1e6;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long startOnWall = System.nanoTime();
  private final long start = THREADS.getCurrentThreadCpuTime();

  /** Milliseconds of the thread's time since it was made. */
  double milliseconds() {
    return (THREADS.getCurrentThreadCpuTime() - start) / NANOS_PER_MILLISECOND;
  }

  /** Milliseconds on the wall since it was made. */
  double wallMilliseconds() {
    return (System.nanoTime() - startOnWall) / NANOS_PER_MILLISECOND;
  }

  /** Seconds of the thread's time since it was made. */
  double seconds() {
    return milliseconds() / 1e3;
  }
}
