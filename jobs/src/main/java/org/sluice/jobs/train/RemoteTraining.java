package org.sluice.jobs.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobStatus;
import org.sluice.jobs.conf.Configuration;
import org.sluice.learner.Learned;

/** Trains on a Flink cluster elsewhere, and follows what the job publishes. */
public final class RemoteTraining {

  /** How following a training that has not failed ends. */
  public enum Ending {
    /** All trials are over. */
    DONE,
    /** On request; the job goes on. */
    DETACHED
  }

  private static final Duration PATIENCE = Duration.ofMillis(200);

  /** A JobManager that has been away for so long is not being replaced. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  private final Configuration configuration;
  private final RemoteCluster cluster;
  private final ClusterJob job;

  /**
   * @throws TrainingException if the configuration is not one for a cluster
   */
  public RemoteTraining(Configuration configuration, RemoteCluster cluster) {
    this.configuration = configuration;
    this.cluster = cluster;
    this.job = new ClusterJob(configuration);
  }

  /**
   * Checks that the cluster can run it.
   *
   * @throws TrainingException if not; the message says what to do
   */
  public void check() {
    cluster.require(job);
  }

  /**
   * Hands the job over; returns its number.
   *
   * @param jar what the cluster's processes are to load
   * @param restorePoint the savepoint or checkpoint to go on from
   * @param goesOn whether records in its topics are its own
   * @throws TrainingException if the cluster does not take it; the message says why
   */
  public String submit(Path jar, Optional<String> restorePoint, boolean goesOn) {
    return job.submit(cluster, jar.toUri().toString(), restorePoint, goesOn).getJobID().toString();
  }

  /**
   * Follows a job until all trials are over or it is told to let go.
   *
   * @param id the job's number
   * @param detach completes when it is to let go
   * @param listener is told of each iteration, a trial's in their order, on the calling thread
   * @throws TrainingException if the job fails; the message says why
   */
  public Ending follow(String id, CompletableFuture<?> detach, Consumer<Learned> listener) {
    RunningTrials trials = new RunningTrials(configuration.trials(), listener);
    long heard = System.nanoTime();
    try (LearnedTail tail = job.tail()) {
      while (!trials.areOver()) {
        tail.poll(PATIENCE).forEach(trials);
        if (detach.isDone()) {
          return Ending.DETACHED;
        }
        Optional<JobStatus> status = cluster.status(id);
        if (status.isPresent()) {
          heard = System.nanoTime();
        } else if (System.nanoTime() - heard > LONGEST_SILENCE.toNanos()) {
          throw new TrainingException(
              "the cluster at "
                  + cluster
                  + " has said nothing of job "
                  + id
                  + " for two minutes; it may still run");
        }
        if (status.isPresent() && status.get().isGloballyTerminalState()) {
          tail.rest().forEach(trials);
          if (!trials.areOver()) {
            throw new TrainingException(
                status.get() == JobStatus.FAILED
                    ? "the job failed: " + cluster.failure(id)
                    : "the job " + id + " was ended from elsewhere: " + status.get());
          }
        }
      }
    }
    return Ending.DONE;
  }
}
