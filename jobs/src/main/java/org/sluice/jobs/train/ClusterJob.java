package org.sluice.jobs.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.jobs.conf.job.JobSettings;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.run.rejected.RejectedTopic;
import org.sluice.jobs.train.graph.RunWatch;

/**
 * The training job for a Flink cluster, submitted by Flink's command line as its program, or by
 * Sluice through the cluster's REST interface.
 */
public final class ClusterJob {

  private final org.sluice.jobs.conf.Configuration configuration;
  private final JobSettings job;
  private final TrainingGraph graph;

  /**
   * @throws TrainingException if the configuration has no Kafka cluster
   */
  public ClusterJob(org.sluice.jobs.conf.Configuration configuration) {
    this.configuration = configuration;
    this.job = configuration.job();
    this.graph = new TrainingGraph(configuration, kafka(job));
  }

  private static KafkaSettings kafka(JobSettings job) {
    return job.kafka()
        .orElseThrow(
            () ->
                new TrainingException(
                    "the configuration uses the embedded broker (kafka: embedded), which the"
                        + " processes of a cluster cannot share; set one that all of them can reach"
                        + " with --set kafka.bootstrap-servers=HOST:PORT"));
  }

  /** Where its checkpoints are written; empty if the cluster decides that. */
  Optional<String> checkpoints() {
    return FlinkSettings.leavesCheckpointsToTheRun(job)
        ? Optional.empty()
        : Optional.of(FlinkSettings.checkpoints(job));
  }

  /**
   * Submits the job through the execution environment of this program.
   *
   * @param ownsTopics whether records in its topics are its own, even without a savepoint
   */
  public void execute(boolean ownsTopics) throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(FlinkSettings.cluster(job));
    boolean restored =
        environment.getConfiguration().getOptional(StateRecoveryOptions.SAVEPOINT_PATH).isPresent();
    build(environment, ownsTopics || restored);
    environment.execute(configuration.name());
  }

  /**
   * Submits the job to a cluster.
   *
   * @param jars Not modified. Jars for the cluster's processes
   * @param restorePoint the savepoint or checkpoint to resume from
   * @param ownsTopics whether records in its topics are its own
   */
  JobClient submit(
      RemoteCluster cluster, List<Path> jars, Optional<String> restorePoint, boolean ownsTopics) {
    Configuration settings = FlinkSettings.cluster(job);
    restorePoint.ifPresent(path -> settings.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
    StreamExecutionEnvironment environment = ClusterEnvironment.of(cluster, settings, job, jars);
    if (restorePoint.isPresent()) {
      graph.requireTopics();
    }
    build(environment, ownsTopics);
    try {
      return environment.executeAsync(configuration.name());
    } catch (Exception e) {
      throw new TrainingException("the cluster at " + cluster + " does not accept the job", e);
    }
  }

  /** Watches the job's topics for what its user should know. */
  RunWatch watch() {
    return graph.watch();
  }

  /** Counts what the job's readers reject. */
  RejectedTopic rejected() {
    return graph.rejected();
  }

  /** Reads the job's policies and progress. */
  LearnedTail tail() {
    return graph.tail();
  }

  private void build(StreamExecutionEnvironment environment, boolean goesOn) {
    int wanted = job.values().get(JobParams.PARALLELISM);
    if (wanted > 0) {
      environment.setParallelism(wanted);
    }
    graph.prepareTopics(goesOn);
    graph.build(environment);
  }
}
