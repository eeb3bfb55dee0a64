package org.sluice.jobs.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.sluice.jobs.cluster.ClusterShape;
import org.sluice.jobs.cluster.LocalCluster;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sluice cluster start}. */
@Command(
    name = "start",
    description =
        "Starts a broker, a JobManager and TaskManagers, each a process of its own; of a cluster"
            + " that was started before, whichever of them do not run.",
    mixinStandardHelpOptions = true)
final class ClusterStartCommand implements Callable<Integer> {

  @Mixin private ClusterFolder folder;

  @Option(
      names = "--task-managers",
      paramLabel = "N",
      description = "Processes that run tasks. Default: 2.")
  private Integer taskManagers;

  @Option(names = "--slots", paramLabel = "N", description = "Slots of each. Default: 2.")
  private Integer slots;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Of the web interface, to which jobs are submitted; 0 for a free one. Default: 8081.")
  private Integer port;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description = "Of the broker; 0 for a free one. Default: 9092.")
  private Integer kafkaPort;

  @Option(
      names = "--high-availability",
      description =
          "Also starts ZooKeeper, which remembers the jobs: a JobManager that was killed and started"
              + " again goes on with them.")
  private boolean highAvailability;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    LocalCluster cluster = LocalCluster.exists(folder.path()) ? old() : young();
    cluster.start();
    PrintWriter out = command.commandLine().getOut();
    ClusterStatusCommand.print(cluster, out);
    out.printf(
        "submit with: ./sluice submit conf/pendulum.yaml --master %s"
            + " --set kafka.bootstrap-servers=%s%n",
        cluster.master(), cluster.bootstrapServers());
    return CommandLine.ExitCode.OK;
  }

  private LocalCluster old() {
    if (taskManagers != null
        || slots != null
        || port != null
        || kafkaPort != null
        || highAvailability) {
      throw new ParameterException(
          command.commandLine(),
          "the cluster in "
              + folder.path()
              + " has its shape already; './sluice cluster stop --delete' forgets it");
    }
    return folder.open();
  }

  private LocalCluster young() {
    return LocalCluster.create(
        folder.path(),
        ClusterShape.of(
            atLeast(1, "--task-managers", taskManagers, 2),
            atLeast(1, "--slots", slots, 2),
            highAvailability,
            atLeast(0, "--port", port, 8081),
            atLeast(0, "--kafka-port", kafkaPort, 9092)));
  }

  private int atLeast(int least, String option, Integer value, int otherwise) {
    if (value != null && value < least) {
      throw new ParameterException(
          command.commandLine(), option + " must be at least " + least + ", not " + value);
    }
    return value == null ? otherwise : value;
  }
}
