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
import org.sluice.jobs.run.rejected.RejectedTopic;
import org.sluice.jobs.train.graph.RunWatch;
import org.sluice.learning.trial.Learned;

/** Trains on a Flink cluster and follows what the job publishes. */
public final class RemoteTraining {

  /** How following a training ends if it does not fail. */
  public enum Ending {
    /** All trials are over. */
    DONE,
    /** Detached on request; the job keeps running. */
    DETACHED
  }

  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final Configuration configuration;
  private final RemoteCluster cluster;
  private final ClusterJob job;

  /**
   * @throws TrainingException if the configuration cannot run on a cluster
   */
  public RemoteTraining(Configuration configuration, RemoteCluster cluster) {
    this.configuration = configuration;
    this.cluster = cluster;
    this.job = new ClusterJob(configuration);
  }

  /** The address of the cluster's web interface. */
  public String address() {
    return cluster.address();
  }

  /**
   * Checks that the cluster can run it.
   *
   * @throws TrainingException if not; the message says what to do
   */
  public void check() {
    cluster.require(configuration.job());
  }

  /**
   * Submits the job; returns its id.
   *
   * @param jars Not modified. Jars for the cluster's processes, the job's own first
   * @param restorePoint the savepoint or checkpoint to resume from
   * @param goesOn whether records in its topics are its own
   * @throws TrainingException if the cluster does not accept it; the message says why
   */
  public String submit(List<Path> jars, Optional<String> restorePoint, boolean goesOn) {
    return job.submit(cluster, jars, restorePoint.map(FlinkPaths::given), goesOn)
        .getJobID()
        .toString();
  }

  /**
   * Follows a job until all trials are over or detaching is requested.
   *
   * @param id the job's id
   * @param detach completes to request detaching
   * @param listener receives each iteration, on the calling thread
   * @throws TrainingException if the job fails or is ended externally, or the cluster stops
   *     answering; the message says why
   */
  public Ending follow(String id, CompletableFuture<?> detach, TrainingListener listener) {
    RunningTrials trials = new RunningTrials(configuration.trials(), listener, System::nanoTime);
    SilentClusterTimeout timeout =
        new SilentClusterTimeout(
            cluster.toString(), id, Clock.system(ZoneId.systemDefault()), listener::remarks);
    CheckpointNotice checkpoints =
        new CheckpointNotice(System::nanoTime, job.checkpoints().orElse("their folder"));
    try (LearnedTail tail = job.tail();
        RejectedTopic rejected = job.rejected();
        RunWatch watch = job.watch()) {
      boolean behind = true;
      listener.catchesUp(behind);
      try {
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
          rejected.news().ifPresent(listener::rejected);
          watch.news().forEach(listener::remarks);
          trials.look(() -> watch.advice(cluster.address()));
          Optional<JobStatus> status = status(id, timeout);
          if (status.isPresent() && checkpoints.isDue()) {
            look(id, checkpoints, listener);
          }
          if (status.isPresent() && status.get().isGloballyTerminalState()) {
            tail.rest().forEach(trials);
            if (!trials.areOver()) {
              throw new TrainingException(ending(id, status.get()));
            }
          }
        }
      } finally { // a job may fail because of what was rejected
        rejected.read().ifPresent(listener::rejected);
      }
      tail.remark().ifPresent(listener::remarks);
      watch.summary().forEach(listener::remarks);
    }
    return Ending.DONE;
  }

  /**
   * The newest savepoint or checkpoint of a job that is over.
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

  private void look(String id, CheckpointNotice checkpoints, TrainingListener listener) {
    try {
      checkpoints.look(cluster.checkpointCounts(id)).ifPresent(listener::remarks);
    } catch (TrainingException e) {
      // The next question about its status tells whether the cluster still answers.
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
      // A job that is stopped with a savepoint has the status of one that finished normally.
      case FINISHED -> "the job " + id + " was stopped externally";
      default -> "the job " + id + " was ended externally: " + status;
    };
  }
}
