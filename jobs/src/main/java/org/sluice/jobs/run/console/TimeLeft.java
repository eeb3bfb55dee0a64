package org.sluice.jobs.run.console;

import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Estimates the remaining time of trials from the iterations in this process. Timing starts with
 * each trial's first iteration, to exclude startup, and the estimate needs a few more.
 */
final class TimeLeft {

  private static final int FEW = 3;

  private final LongSupplier nanoseconds;
  private final int trials;
  private long iterations;
  private long start;
  private long stepsAtStart;
  private long steps;
  private long now;

  /**
   * @param trials that run in parallel
   * @param nanoseconds the clock
   */
  TimeLeft(int trials, LongSupplier nanoseconds) {
    this.trials = Math.max(1, trials);
    this.nanoseconds = nanoseconds;
  }

  /** Resets the estimate. */
  void begin() {
    iterations = 0;
  }

  /**
   * Adds an iteration that has just arrived.
   *
   * @param steps of all trials so far
   */
  void after(long steps) {
    this.steps = steps;
    this.now = nanoseconds.getAsLong();
    iterations++;
    if (iterations <= trials) {
      start = now;
      stepsAtStart = steps;
    }
  }

  /**
   * The time for the remaining steps, as {@code 1:05 left}; empty if there are too few iterations.
   *
   * @param more steps to go
   */
  Optional<String> of(long more) {
    if (iterations < (1L + FEW) * trials || steps <= stepsAtStart) {
      return Optional.empty();
    }
    double secondsPerStep = Math.max(1, now - start) / 1e9 / (steps - stepsAtStart);
    return Optional.of(clock(more * secondsPerStep) + " left");
  }

  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
