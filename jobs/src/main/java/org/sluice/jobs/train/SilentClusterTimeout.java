package org.sluice.jobs.train;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

/**
 * Tolerates a cluster that does not answer about a job: reports it soon, and gives up after a
 * timeout.
 */
final class SilentClusterTimeout {

  /** A JobManager that has been unavailable for this long is not being replaced. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** The shorter timeout for a cluster that has never answered. */
  private static final Duration LONGEST_AT_FIRST = Duration.ofSeconds(30);

  /** Up to this long, it may just be busy. */
  private static final Duration UNTOLD = Duration.ofSeconds(5);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final String cluster;
  private final String job;
  private final Clock clock;
  private final Consumer<String> remarks;
  private Duration longest = LONGEST_AT_FIRST;
  private Instant heard;
  private boolean told;

  /**
   * @param cluster its address
   * @param job the job's id
   * @param remarks receives a message when an outage begins and ends
   */
  SilentClusterTimeout(String cluster, String job, Clock clock, Consumer<String> remarks) {
    this.cluster = cluster;
    this.job = job;
    this.clock = clock;
    this.remarks = remarks;
    this.heard = clock.instant();
  }

  /** Called when the cluster has answered. */
  void answered() {
    if (told) {
      remarks.accept("the cluster at " + cluster + " answers again");
    }
    longest = LONGEST;
    heard = clock.instant();
    told = false;
  }

  /** Called when the job has written something. */
  void wrote() {
    heard = clock.instant();
  }

  /**
   * Called when the cluster has not answered.
   *
   * @throws TrainingException if it has not answered for too long
   */
  void failed(TrainingException reason) {
    Instant end = heard.plus(longest);
    Instant now = clock.instant();
    if (now.isAfter(end)) {
      throw new TrainingException(
          String.format(
              "the cluster at %s has not answered about job %s for %d s; no longer following"
                  + " the job, which may still be running (%s)",
              cluster, job, longest.toSeconds(), reason.getMessage()));
    }
    if (!told && now.isAfter(heard.plus(UNTOLD))) {
      told = true;
      remarks.accept(
          String.format(
              "the cluster at %s has not answered about job %s since %s; retrying until %s (%s)",
              cluster, job, time(heard), time(end), reason.getMessage()));
    }
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(clock.getZone()));
  }
}
