package org.sluice.jobs.serve;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.sluice.jobs.conf.ServeConfiguration;
import org.sluice.jobs.train.ClusterEnvironment;
import org.sluice.jobs.train.FlinkSettings;
import org.sluice.jobs.train.RemoteCluster;

/** Serves a trial on a Flink cluster, until the job is cancelled there. */
public final class RemoteServing {

  private RemoteServing() {}

  /**
   * Submits the job; returns its id.
   *
   * @param jars Not modified. Jars for the cluster's processes, the job's own first
   * @throws org.sluice.jobs.train.TrainingException if the cluster cannot run it
   * @throws ServingException if the cluster does not accept it
   */
  public static String submit(
      ServedTrial trial, ServeConfiguration configuration, RemoteCluster cluster, List<Path> jars) {
    cluster.require(configuration.job());
    trial.prepareTopics();
    StreamExecutionEnvironment environment =
        ClusterEnvironment.of(
            cluster,
            ServePipeline.configure(FlinkSettings.cluster(configuration.job())),
            configuration.job(),
            jars);
    ServePipeline.build(environment, trial.streams(), trial.rules());
    try {
      return environment.executeAsync("serve " + trial.id()).getJobID().toString();
    } catch (Exception e) {
      throw new ServingException("the cluster at " + cluster + " does not accept the job", e);
    }
  }
}
