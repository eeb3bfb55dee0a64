package org.sluice.jobs.cli.cluster;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.cluster.ClusterException;
import org.sluice.jobs.cluster.LocalCluster;
import org.sluice.jobs.train.RemoteCluster;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice cluster status}. */
@Command(
    name = "status",
    description =
        "Shows which processes are running and what the cluster reports. Exits with 0"
            + " if all of them run and answer, else with 1.",
    mixinStandardHelpOptions = true)
final class ClusterStatusCommand extends SluiceCommand implements Callable<Integer> {

  @Mixin private ClusterFolder folder;

  @Override
  public Integer call() {
    LocalCluster cluster = folder.open();
    boolean answers = print(cluster, command.commandLine().getOut());
    boolean all = cluster.processes().values().stream().allMatch(Optional::isPresent);
    return all && answers ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** Whether both the broker and Flink answer and belong to this cluster. */
  static boolean print(LocalCluster cluster, PrintWriter out) {
    Map<String, Optional<Long>> processes = cluster.processes();
    Map<String, String> metrics = cluster.metrics();
    processes.forEach(
        (name, number) ->
            out.printf(
                "%-14s %s%s%n",
                name,
                number.map(known -> "process " + known).orElse("not running"),
                number.isPresent() && metrics.containsKey(name)
                    ? ", metrics at " + metrics.get(name)
                    : ""));
    boolean broker = cluster.brokerAnswers();
    if (processes.get(LocalCluster.BROKER).isPresent()) {
      out.printf("broker at %s%s%n", cluster.bootstrapServers(), broker ? "" : " does not answer");
    }
    boolean flink = printOverview(cluster, out);
    out.flush();
    return broker && flink;
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private static boolean printOverview(LocalCluster cluster, PrintWriter out) {
    try {
      RemoteCluster.Overview overview = cluster.overview();
      out.printf(
          "Flink %s at http://%s: %s, %d of %s free, %s running%n",
          overview.version(),
          cluster.master(),
          count(overview.taskManagers(), "TaskManager"),
          overview.freeSlots(),
          count(overview.slots(), "slot"),
          count(overview.runningJobs(), "job"));
      return true;
    } catch (ClusterException e) {
      out.println(e.getMessage());
      return false;
    }
  }
}
