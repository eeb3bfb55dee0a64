package org.sluice.jobs.top;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Environment steps per second, averaged over the last ten refreshes, since steps arrive in
 * batches.
 */
public final class Pace {

  private record Look(long nanoseconds, long steps) {}

  private static final int LOOKS = 11;

  private final LongSupplier nanoseconds;
  private final Deque<Look> looks = new ArrayDeque<>();

  /**
   * @param nanoseconds a clock
   */
  public Pace(LongSupplier nanoseconds) {
    this.nanoseconds = nanoseconds;
  }

  /**
   * Adds a refresh.
   *
   * @param steps of all trials, so far
   * @return empty after the first, and if steps have decreased because runs were removed
   */
  public OptionalDouble after(long steps) {
    if (!looks.isEmpty() && steps < looks.getLast().steps) {
      looks.clear();
    }
    Look now = new Look(nanoseconds.getAsLong(), steps);
    looks.addLast(now);
    if (looks.size() > LOOKS) {
      looks.removeFirst();
    }
    Look first = looks.getFirst();
    return looks.size() == 1
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (now.steps - first.steps) * 1e9 / Math.max(1, now.nanoseconds - first.nanoseconds));
  }
}
