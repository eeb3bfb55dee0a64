package org.sluice.jobs;

import java.util.List;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.train.ClusterJob;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The job jar's program, for Flink's own command line and for application clusters:
 *
 * <pre>
 * flink run -d -c org.sluice.jobs.TrainJob sluice-jobs.jar --conf conf/hopper.yaml \
 *   --set kafka.bootstrap-servers=broker:9092 --name hopper-1
 * </pre>
 *
 * <p>A savepoint given to Flink ({@code -s}) is gone on from; without one the run's topics must be
 * empty.
 */
@Command(name = "TrainJob")
public final class TrainJob {

  @Option(
      names = "--conf",
      required = true,
      paramLabel = "FILE",
      description = "A path, one inside the jar, or an address that Flink's file systems read.")
  private String file;

  @Option(names = "--set", paramLabel = "KEY=VALUE")
  private List<String> settings = List.of();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The job's, with which its topics' names begin. Default: the configuration's.")
  private String name;

  @Option(
      names = "--own-topics",
      description =
          "Records in the topics are this job's own: for clusters that start this program again"
              + " when they recover.")
  private boolean ownTopics;

  private TrainJob() {}

  /**
   * Hands the job to the cluster that runs this.
   *
   * @throws Exception if the arguments, the configuration, the broker or the cluster refuse; the
   *     message says why
   */
  public static void main(String[] arguments) throws Exception {
    TrainJob program = new TrainJob();
    new CommandLine(program).parseArgs(arguments);
    Configuration read = Configuration.readFrom(program.file, program.settings);
    String run = program.name == null ? read.name() : program.name;
    new ClusterJob(read.named(run)).execute(program.ownTopics);
  }
}
