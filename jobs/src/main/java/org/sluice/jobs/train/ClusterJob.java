package org.sluice.jobs.train;

import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.jobs.conf.job.JobSettings;
import org.sluice.jobs.conf.keys.JobParams;

/**
 * The training job for a Flink cluster: handed over by Flink's own command line, as its program, or
 * by us through the cluster's REST interface.
 */
public final class ClusterJob {

  private final org.sluice.jobs.conf.Configuration configuration;
  private final JobSettings job;
  private final TrainingGraph graph;

  /**
   * @throws TrainingException if it names no Kafka cluster
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
                    "the configuration has its broker in the process (kafka: embedded), which the"
                        + " processes of a cluster cannot share; name one that all of them reach"
                        + " with --set kafka.bootstrap-servers=HOST:PORT"));
  }

  /**
   * Hands the job to whoever runs this program; returns when they say.
   *
   * @param ownsTopics whether records in its topics are its own even without a savepoint
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
   * Hands the job to a cluster.
   *
   * @param jars Not modified. What the cluster's processes are to load
   * @param restorePoint the savepoint or checkpoint to go on from
   * @param ownsTopics whether records in its topics are its own
   */
  JobClient submit(
      RemoteCluster cluster, List<String> jars, Optional<String> restorePoint, boolean ownsTopics) {
    Configuration settings = FlinkSettings.cluster(job);
    settings.set(DeploymentOptions.TARGET, "remote");
    settings.set(DeploymentOptions.ATTACHED, false);
    settings.set(RestOptions.ADDRESS, cluster.host());
    settings.set(RestOptions.PORT, cluster.port());
    settings.set(PipelineOptions.JARS, jars);
    restorePoint.ifPresent(path -> settings.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(settings);
    environment.setParallelism(parallelism(cluster));
    if (restorePoint.isPresent()) {
      graph.requireTopics();
    }
    build(environment, ownsTopics);
    try {
      return environment.executeAsync(configuration.name());
    } catch (Exception e) {
      throw new TrainingException("the cluster at " + cluster + " does not take the job", e);
    }
  }

  /** Parallel instances of each operator that it has on a cluster, and slots that it needs. */
  int parallelism(RemoteCluster cluster) {
    int wanted = job.values().get(JobParams.PARALLELISM);
    return wanted == 0 ? cluster.defaultParallelism() : wanted;
  }

  /** Whether checkpoints go where the cluster has them. */
  boolean leavesCheckpointsToTheCluster() {
    return FlinkSettings.leavesCheckpointsToTheRun(job);
  }

  /**
   * What to look at when nothing comes on.
   *
   * @param place where Flink's web interface is, for people
   */
  String advice(String place) {
    return graph.advice(place);
  }

  /** Reads what the job publishes. */
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
