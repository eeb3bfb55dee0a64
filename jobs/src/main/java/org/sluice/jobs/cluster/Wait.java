package org.sluice.jobs.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Waits for processes to answer. The limit is long, since starting may be slow on a busy machine; a
 * process that exits is noticed at once.
 *
 * @param what is waited for, in words
 * @param watched Not modified. Processes that must not exit in the meantime
 * @param logs the folder of their logs
 */
record Wait(String what, List<Member> watched, Path logs) {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Interval between remarks. */
  private static final Duration REMARK = Duration.ofSeconds(20);

  private static final long LOOK_MILLIS = 100;

  /**
   * Returns once a condition holds.
   *
   * @param remarks receives, now and then, what is being waited for
   * @throws ClusterException if a process exits, or nothing answers for very long
   */
  void until(BooleanSupplier condition, Consumer<String> remarks) {
    long start = System.nanoTime();
    long remarked = start;
    while (!condition.getAsBoolean()) {
      for (Member member : watched) {
        if (member.running().isEmpty()) {
          throw new ClusterException(member.whyItEnded());
        }
      }
      long now = System.nanoTime();
      if (now - start > LONGEST.toNanos()) {
        throw new ClusterException(
            String.format(
                "%s has not answered for %d minutes, although its processes are running; see %s",
                what, LONGEST.toMinutes(), logs));
      }
      if (now - remarked > REMARK.toNanos()) {
        remarked = now;
        remarks.accept(
            String.format(
                "waiting for %s for %d s (at most %d minutes): its processes are running, but not all"
                    + " answer yet; see %s",
                what, Duration.ofNanos(now - start).toSeconds(), LONGEST.toMinutes(), logs));
      }
      watched.get(0).awaitEnd(LOOK_MILLIS);
    }
  }
}
