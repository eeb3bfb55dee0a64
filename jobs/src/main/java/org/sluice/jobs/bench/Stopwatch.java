package org.sluice.jobs.bench;

/** Times something from its own making on. */
final class Stopwatch {

  private static final double NANOS_PER_MILLISECOND = 1e6;

  private final long start = System.nanoTime();

  /** Milliseconds since it was made. */
  double milliseconds() {
    return (System.nanoTime() - start) / NANOS_PER_MILLISECOND;
  }

  /** Seconds since it was made. */
  double seconds() {
    return milliseconds() / 1e3;
  }
}
