package org.sluice.jobs.watch.cluster;

import java.util.List;

/**
 * What a Flink cluster said of the jobs of the runs that are watched.
 *
 * @param address of its REST interface
 * @param jobs theirs, as they were when the cluster last answered
 * @param problem why there is nothing newer; empty if the cluster has answered
 */
public record ClusterView(String address, List<Job> jobs, String problem) {

  /**
   * A job.
   *
   * @param name the run's
   * @param status in Flink's words, such as {@code RUNNING}
   * @param started milliseconds since 1970
   * @param restarts how many times it was restarted; NaN if the cluster does not tell
   */
  public record Job(
      String name,
      String id,
      String status,
      long started,
      List<Vertex> vertices,
      Checkpoints checkpoints,
      double restarts,
      Exceptions exceptions) {}

  /**
   * A part of a job: operators that run in one task.
   *
   * @param recordsIn that it received from other vertices
   * @param recordsOut that it sent to them
   * @param busy share of the time in which its busiest task works; NaN if unknown
   * @param backPressured share of the time in which its slowest task waits for those that read from
   *     it; NaN if unknown
   */
  public record Vertex(
      String name,
      int parallelism,
      String status,
      long recordsIn,
      long recordsOut,
      double busy,
      double backPressured) {}

  /**
   * The checkpoints of a job.
   *
   * @param newest when the newest was completed, milliseconds since 1970; 0 if none was
   * @param milliseconds that it took
   * @param bytes of state in it
   * @param failure what Flink says about the newest that failed; empty if none has
   */
  public record Checkpoints(
      long completed, long failed, long newest, long milliseconds, long bytes, String failure) {}

  /**
   * The failures of a job that Flink remembers.
   *
   * @param count how many
   * @param more whether there were more
   * @param newest when the newest was, milliseconds since 1970; 0 if there was none
   * @param cause the first line of its root cause
   */
  public record Exceptions(int count, boolean more, long newest, String cause) {}
}
