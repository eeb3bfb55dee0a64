package org.sluice.jobs;

import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.sluice.jobs.conf.ServeConfiguration;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.serve.ServePipeline;
import org.sluice.jobs.serve.ServedTrial;
import org.sluice.jobs.train.FlinkSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Serving as the main class of the job jar, for Flink's command line and for application clusters:
 *
 * <pre>
 * flink run -d -c org.sluice.jobs.ServeJob sluice-jobs.jar --conf serve.yaml
 * </pre>
 *
 * <p>Goes on after the requests that an earlier job has answered, with or without a savepoint.
 */
@Command(name = "ServeJob")
public final class ServeJob {

  @Option(
      names = "--conf",
      required = true,
      paramLabel = "FILE",
      description = "A path, a path inside the jar, or an address on one of Flink's file systems.")
  private String file;

  @Option(names = "--set", paramLabel = "KEY=VALUE")
  private List<String> settings = List.of();

  private ServeJob() {}

  /**
   * Submits the job to the cluster that runs this program.
   *
   * @throws Exception if the arguments or the configuration are wrong, or the broker or the cluster
   *     refuses the job; the message says why
   */
  public static void main(String[] arguments) throws Exception {
    ServeJob program = new ServeJob();
    new CommandLine(program).parseArgs(arguments);
    ServeConfiguration configuration = ServeConfiguration.readFrom(program.file, program.settings);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(
            ServePipeline.configure(FlinkSettings.cluster(configuration.job())));
    int parallelism = configuration.job().values().get(JobParams.PARALLELISM);
    if (parallelism > 0) {
      environment.setParallelism(parallelism);
    }
    try (ServedTrial trial = ServedTrial.onCluster(configuration)) {
      trial.prepareTopics();
      ServePipeline.build(environment, trial.streams(), trial.rules());
      environment.execute("serve " + trial.id());
    }
  }
}
