package org.sluice.jobs.train;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Detects when no trial makes progress: no iteration for a minute, or for three times the longest
 * wait so far. Each standstill is reported once.
 */
final class NoProgressNotice {

  private static final long SHORTEST = Duration.ofMinutes(1).toNanos();
  private static final int TIMES = 3;

  private final LongSupplier nanoseconds;
  private long last;
  private long longest;
  private boolean told;

  /**
   * @param nanoseconds the clock
   */
  NoProgressNotice(LongSupplier nanoseconds) {
    this.nanoseconds = nanoseconds;
    this.last = nanoseconds.getAsLong();
  }

  /** Called after an iteration. */
  void over() {
    long now = nanoseconds.getAsLong();
    longest = Math.max(longest, now - last);
    last = now;
    told = false;
  }

  /** The duration of a standstill, if it is to be reported now. */
  Optional<Duration> look() {
    long waited = nanoseconds.getAsLong() - last;
    if (told || waited < Math.max(SHORTEST, TIMES * longest)) {
      return Optional.empty();
    }
    told = true;
    return Optional.of(Duration.ofNanos(waited));
  }
}
