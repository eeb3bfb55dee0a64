package org.sluice.jobs.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Waits for processes to answer. One that lives may be starting on a busy machine, so the limit is
 * long; one that has ended is noticed at once.
 *
 * @param what is waited for, in words
 * @param watched Not modified. Processes that must not end meanwhile
 * @param logs where theirs are
 */
record Wait(String what, List<Member> watched, Path logs) {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Between lines that say what is being waited for. */
  private static final Duration REMARK = Duration.ofSeconds(20);

  private static final long LOOK_MILLIS = 100;

  /**
   * Returns once something holds.
   *
   * @param remarks is told now and then what is being waited for
   * @throws ClusterException if a process ends, or nothing answers for very long
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
                "%s does not answer after %d minutes, though its processes run; see %s",
                what, LONGEST.toMinutes(), logs));
      }
      if (now - remarked > REMARK.toNanos()) {
        remarked = now;
        remarks.accept(
            String.format(
                "waiting for %s for %d s (at most %d minutes): its processes run but do not all"
                    + " answer yet; see %s",
                what, Duration.ofNanos(now - start).toSeconds(), LONGEST.toMinutes(), logs));
      }
      watched.get(0).awaitEnd(LOOK_MILLIS);
    }
  }
}
