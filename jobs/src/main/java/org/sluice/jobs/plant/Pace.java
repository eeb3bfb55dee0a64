package org.sluice.jobs.plant;

import java.util.concurrent.locks.LockSupport;

/** Lets a thread take steps at a rate. A world does not wait: what is late is caught up on. */
final class Pace {

  private static final double NANOS = 1e9;

  private final double nanosPerStep;
  private final long start = System.nanoTime();
  private long steps;

  /**
   * @param rate steps per second; 0 for as many as possible
   */
  Pace(double rate) {
    this.nanosPerStep = rate == 0 ? 0 : NANOS / rate;
  }

  /** Waits for the next step's time. */
  void await() {
    long due = start + (long) (nanosPerStep * steps++);
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }
}
