package org.sluice.jobs.cli.cluster;

import java.io.PrintWriter;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.cluster.ClusterShape;
import org.sluice.jobs.cluster.FolderLock;
import org.sluice.jobs.cluster.LocalCluster;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice cluster start}. */
@Command(
    name = "start",
    description =
        "Starts a broker, a JobManager and TaskManagers, each as its own process. If"
            + " the cluster was started before, starts those that are not running.",
    mixinStandardHelpOptions = true)
final class ClusterStartCommand extends SluiceCommand implements Callable<Integer> {

  @Mixin private ClusterFolder folder;

  @Option(
      names = "--task-managers",
      paramLabel = "N",
      description = "Number of TaskManagers. Default: 2.")
  private Integer taskManagers;

  @Option(names = "--slots", paramLabel = "N", description = "Slots per TaskManager. Default: 2.")
  private Integer slots;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Port of the web interface, to which jobs are submitted; 0 picks a free port."
              + " Default: 8081, or the port of the last start.")
  private Integer port;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description =
          "Port of the broker; 0 picks a free port. Default: 9092, or the port of the"
              + " last start.")
  private Integer kafkaPort;

  @Option(
      names = "--high-availability",
      description =
          "Also starts ZooKeeper, which stores the jobs: a JobManager that is restarted"
              + " after a kill recovers them.")
  private boolean highAvailability;

  @Override
  public Integer call() {
    require(
        port == null || port == 0 || !port.equals(kafkaPort),
        "--port and --kafka-port are both " + port + "; each needs its own");
    PrintWriter out = command.commandLine().getOut();
    LocalCluster cluster = FolderLock.hold(folder.path(), this::tell, this::start);
    ClusterStatusCommand.print(cluster, out);
    out.printf(
        "submit with: ./sluice submit conf/pendulum.yaml --master %s"
            + " --set kafka.bootstrap-servers=%s%n",
        cluster.master(), cluster.bootstrapServers());
    return CommandLine.ExitCode.OK;
  }

  private LocalCluster start() {
    LocalCluster cluster = LocalCluster.exists(folder.path()) ? old() : young();
    cluster.start(this::tell);
    return cluster;
  }

  private void tell(String line) {
    command.commandLine().getOut().println(line);
    command.commandLine().getOut().flush();
  }

  private LocalCluster old() {
    ClusterShape shape = LocalCluster.open(folder.path()).shape();
    require(
        (taskManagers == null || taskManagers == shape.taskManagers())
            && (slots == null || slots == shape.slots())
            && (!highAvailability || shape.highAvailability()),
        String.format(
            "the cluster in %s has %d TaskManagers of %d slots%s high availability; to"
                + " change that, use another --folder, or remove this cluster and its topics with"
                + " './sluice cluster stop --delete'",
            folder.path(),
            shape.taskManagers(),
            shape.slots(),
            shape.highAvailability() ? " and" : ", without"));
    return LocalCluster.reopen(
        folder.path(), given("--port", port), given("--kafka-port", kafkaPort));
  }

  private LocalCluster young() {
    ClusterShape shape =
        ClusterShape.of(
            atLeast(1, "--task-managers", taskManagers, 2),
            atLeast(1, "--slots", slots, 2),
            highAvailability,
            given("--port", port).orElse(8081),
            given("--kafka-port", kafkaPort).orElse(9092));
    shape.requireFreePorts(); // before the folder becomes a cluster's
    return LocalCluster.create(folder.path(), shape);
  }

  private OptionalInt given(String option, Integer value) {
    require(
        value == null || (value >= 0 && value <= 65_535),
        option + " must be a port from 1 to 65535, or 0 for a free one, not " + value);
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private int atLeast(int least, String option, Integer value, int otherwise) {
    require(
        value == null || value >= least, option + " must be at least " + least + ", not " + value);
    return value == null ? otherwise : value;
  }
}
