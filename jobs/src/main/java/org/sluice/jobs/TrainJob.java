package org.sluice.jobs;

import java.util.List;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.train.ClusterJob;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Main class of the job jar, for Flink's command line and for application clusters:
 *
 * <pre>
 * flink run -d -c org.sluice.jobs.TrainJob sluice-jobs.jar --conf conf/hopper.yaml \
 *   --set kafka.bootstrap-servers=broker:9092 --name hopper-1
 * </pre>
 *
 * <p>Resumes from a savepoint that is given to Flink ({@code -s}); without one, the run's topics
 * must be empty.
 */
@Command(name = "TrainJob")
public final class TrainJob {

  @Option(
      names = "--conf",
      required = true,
      paramLabel = "FILE",
      description = "A path, a path inside the jar, or an address on one of Flink's file systems.")
  private String file;

  @Option(names = "--set", paramLabel = "KEY=VALUE")
  private List<String> settings = List.of();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the job and prefix of its topics. Default: the configuration's name.")
  private String name;

  @Option(
      names = "--own-topics",
      description =
          "Treats records in the topics as this job's own: for clusters that run this program again"
              + " when they recover.")
  private boolean ownTopics;

  private TrainJob() {}

  /**
   * Submits the job to the cluster that runs this program.
   *
   * @throws Exception if the arguments or the configuration are wrong, or the broker or the cluster
   *     refuses the job; the message says why
   */
  public static void main(String[] arguments) throws Exception {
    TrainJob program = new TrainJob();
    new CommandLine(program).parseArgs(arguments);
    Configuration read = Configuration.readFrom(program.file, program.settings);
    String run = program.name == null ? read.name() : program.name;
    new ClusterJob(read.named(run)).execute(program.ownTopics);
  }
}
