package org.sluice.jobs.train;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.sluice.jobs.conf.job.JobSettings;
import org.sluice.jobs.conf.keys.JobParams;

/** The environment through which a job is submitted to a cluster's REST interface. */
public final class ClusterEnvironment {

  private ClusterEnvironment() {}

  /**
   * The environment of a job.
   *
   * @param settings Modified. Flink's, for the job
   * @param jars Not modified. Jars for the cluster's processes, the job's own first
   */
  public static StreamExecutionEnvironment of(
      RemoteCluster cluster, Configuration settings, JobSettings job, List<Path> jars) {
    settings.set(DeploymentOptions.TARGET, "remote");
    settings.set(DeploymentOptions.ATTACHED, false);
    settings.set(RestOptions.ADDRESS, cluster.host());
    settings.set(RestOptions.PORT, cluster.port());
    settings.set(PipelineOptions.JARS, jars.stream().map(jar -> jar.toUri().toString()).toList());
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(settings);
    environment.setParallelism(parallelism(cluster, job));
    return environment;
  }

  /** The job's parallelism on a cluster, which is also the number of slots that it needs. */
  static int parallelism(RemoteCluster cluster, JobSettings job) {
    int wanted = job.values().get(JobParams.PARALLELISM);
    return wanted == 0 ? cluster.defaultParallelism() : wanted;
  }
}
