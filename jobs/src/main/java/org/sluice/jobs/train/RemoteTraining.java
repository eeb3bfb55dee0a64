package org.sluice.jobs.train;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobStatus;
import org.sluice.jobs.conf.Configuration;
import org.sluice.learning.trial.Learned;

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

  /** Where the cluster's web interface is. */
  public String address() {
    return cluster.address();
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
   * @param jars Not modified. What the cluster's processes are to load, the job's own first
   * @param restorePoint the savepoint or checkpoint to go on from
   * @param goesOn whether records in its topics are its own
   * @throws TrainingException if the cluster does not take it; the message says why
   */
  public String submit(List<Path> jars, Optional<String> restorePoint, boolean goesOn) {
    List<String> addresses = jars.stream().map(jar -> jar.toUri().toString()).toList();
    return job.submit(cluster, addresses, restorePoint.map(FlinkPaths::given), goesOn)
        .getJobID()
        .toString();
  }

  /**
   * Follows a job until all trials are over or it is told to let go.
   *
   * @param id the job's number
   * @param detach completes when it is to let go
   * @param listener is told of it, on the calling thread
   * @throws TrainingException if the job fails or is ended from elsewhere, or the cluster goes
   *     away; the message says why
   */
  public Ending follow(String id, CompletableFuture<?> detach, TrainingListener listener) {
    RunningTrials trials = new RunningTrials(configuration.trials(), listener, System::nanoTime);
    SilentClusterTimeout timeout =
        new SilentClusterTimeout(
            cluster.toString(), id, Clock.system(ZoneId.systemDefault()), listener::remarks);
    String advice = job.advice(cluster.address());
    try (LearnedTail tail = job.tail()) {
      boolean behind = true;
      listener.catchesUp(behind);
      while (!trials.areOver()) {
        List<Learned> learned = tail.poll(PATIENCE);
        learned.forEach(trials);
        if (!learned.isEmpty()) {
          timeout.wrote();
        }
        if (behind && tail.hasCaughtUp()) {
          behind = false;
          listener.catchesUp(behind);
        }
        if (detach.isDone()) {
          return Ending.DETACHED;
        }
        trials.look(advice);
        Optional<JobStatus> status = status(id, timeout);
        if (status.isPresent() && status.get().isGloballyTerminalState()) {
          tail.rest().forEach(trials);
          if (!trials.areOver()) {
            throw new TrainingException(ending(id, status.get()));
          }
        }
      }
      tail.remark().ifPresent(listener::remarks);
    }
    return Ending.DONE;
  }

  /**
   * Where a job that is over can be gone on from: its newest savepoint or checkpoint.
   *
   * @return empty if there is none
   * @throws TrainingException if the cluster does not answer
   */
  public Optional<String> restorePoint(String id) {
    return cluster.restorePoint(id);
  }

  /** Whether the cluster says that a job is over. */
  public boolean isOver(String id) {
    try {
      return cluster.status(id).isGloballyTerminalState();
    } catch (TrainingException e) {
      return false;
    }
  }

  private Optional<JobStatus> status(String id, SilentClusterTimeout timeout) {
    try {
      JobStatus status = cluster.status(id);
      timeout.answered();
      return Optional.of(status);
    } catch (TrainingException e) {
      timeout.failed(e);
      return Optional.empty();
    }
  }

  private String ending(String id, JobStatus status) {
    return switch (status) {
      case FAILED -> "the job failed: " + cluster.failure(id);
      // A job that is stopped with a savepoint finishes as one that has run out of work.
      case FINISHED -> "the job " + id + " was stopped from elsewhere";
      default -> "the job " + id + " was ended from elsewhere: " + status;
    };
  }
}
