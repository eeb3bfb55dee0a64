package org.sluice.jobs.train;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

/** Bears with a cluster that says nothing of a job, tells so soon, and gives up in the end. */
final class SilentClusterTimeout {

  /** A JobManager that has been away for so long is not being replaced. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** One that has not been heard of at all need not have been there lately. */
  private static final Duration LONGEST_AT_FIRST = Duration.ofSeconds(30);

  /** So long it may be but busy. */
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
   * @param job the job's number
   * @param remarks is told when it begins and when it ends
   */
  SilentClusterTimeout(String cluster, String job, Clock clock, Consumer<String> remarks) {
    this.cluster = cluster;
    this.job = job;
    this.clock = clock;
    this.remarks = remarks;
    this.heard = clock.instant();
  }

  /** The cluster has answered. */
  void answered() {
    if (told) {
      remarks.accept("the cluster at " + cluster + " answers again");
    }
    longest = LONGEST;
    heard = clock.instant();
    told = false;
  }

  /** The job has written something. */
  void wrote() {
    heard = clock.instant();
  }

  /**
   * The cluster has not answered.
   *
   * @throws TrainingException if that goes on for too long
   */
  void failed(TrainingException reason) {
    Instant end = heard.plus(longest);
    Instant now = clock.instant();
    if (now.isAfter(end)) {
      throw new TrainingException(
          String.format(
              "the cluster at %s has said nothing of job %s for %d s, so that is not followed any"
                  + " longer; it may still run (%s)",
              cluster, job, longest.toSeconds(), reason.getMessage()));
    }
    if (!told && now.isAfter(heard.plus(UNTOLD))) {
      told = true;
      remarks.accept(
          String.format(
              "the cluster at %s says nothing of job %s since %s; trying until %s (%s)",
              cluster, job, time(heard), time(end), reason.getMessage()));
    }
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(clock.getZone()));
  }
}
