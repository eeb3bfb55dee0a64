package org.sluice.jobs.train;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Notices when several checkpoints in a row fail: the job goes on, but would have to repeat more
 * and more after its next failure. Also tells when they succeed again.
 */
final class CheckpointNotice {

  private static final int SEVERAL = 3;
  private static final long PAUSE = Duration.ofSeconds(5).toNanos();

  /**
   * Counts of one job.
   *
   * @param completed checkpoints
   * @param failed checkpoints
   * @param latestFailure what Flink says about the latest one that failed; empty if none has
   */
  record Counts(long completed, long failed, String latestFailure) {}

  private final LongSupplier nanoseconds;
  private final String place;
  private long asked;
  private long completed = -1;
  private long failedBefore;
  private boolean told;

  /**
   * @param nanoseconds the clock
   * @param place where checkpoints are written
   */
  CheckpointNotice(LongSupplier nanoseconds, String place) {
    this.nanoseconds = nanoseconds;
    this.place = place;
    this.asked = nanoseconds.getAsLong();
  }

  /** Whether it is time to look again; the counts are asked for over the network. */
  boolean isDue() {
    long now = nanoseconds.getAsLong();
    if (now - asked < PAUSE) {
      return false;
    }
    asked = now;
    return true;
  }

  /** What is to be told, once each time. */
  Optional<String> look(Counts counts) {
    if (counts.completed() != completed) {
      completed = counts.completed();
      failedBefore = counts.failed();
      boolean again = told;
      told = false;
      return again ? Optional.of("checkpoints succeed again") : Optional.empty();
    }
    long inARow = counts.failed() - failedBefore;
    if (told || inARow < SEVERAL) {
      return Optional.empty();
    }
    told = true;
    return Optional.of(
        String.format(
            "the last %d checkpoints have failed%s; check that %s can be written and has space left."
                + " Training goes on meanwhile",
            inARow,
            counts.latestFailure().isEmpty() ? "" : " (" + counts.latestFailure() + ")",
            place));
  }
}
