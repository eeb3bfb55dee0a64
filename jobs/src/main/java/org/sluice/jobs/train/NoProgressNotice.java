package org.sluice.jobs.train;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Notices when no trial comes on: a minute without an iteration, or three times as long as the
 * longest wait before. Each standstill is told once.
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

  /** There was an iteration. */
  void over() {
    long now = nanoseconds.getAsLong();
    longest = Math.max(longest, now - last);
    last = now;
    told = false;
  }

  /** How long nothing has come, when that is to be told. */
  Optional<Duration> look() {
    long waited = nanoseconds.getAsLong() - last;
    if (told || waited < Math.max(SHORTEST, TIMES * longest)) {
      return Optional.empty();
    }
    told = true;
    return Optional.of(Duration.ofNanos(waited));
  }
}
