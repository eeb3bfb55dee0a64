package org.sluice.jobs.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.jobs.cluster.LocalCluster;
import org.sluice.jobs.train.RemoteCluster;
import org.sluice.jobs.train.TrainingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sluice cluster status}. */
@Command(
    name = "status",
    description =
        "Shows which processes run and what the cluster says; 0 if all of them do, else 1.",
    mixinStandardHelpOptions = true)
final class ClusterStatusCommand implements Callable<Integer> {

  @Mixin private ClusterFolder folder;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    LocalCluster cluster = folder.open();
    print(cluster, command.commandLine().getOut());
    boolean all = cluster.processes().values().stream().allMatch(number -> number.isPresent());
    return all ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  static void print(LocalCluster cluster, PrintWriter out) {
    Map<String, Optional<Long>> processes = cluster.processes();
    processes.forEach(
        (name, number) ->
            out.printf(
                "%-14s %s%n",
                name, number.map(known -> "process " + known).orElse("does not run")));
    if (processes.get(LocalCluster.BROKER).isPresent()) {
      out.printf("broker at %s%n", cluster.bootstrapServers());
    }
    try {
      RemoteCluster.Overview overview = RemoteCluster.at(cluster.master()).overview();
      out.printf(
          "Flink %s at http://%s: %d TaskManagers, %d of %d slots free, %d jobs running%n",
          overview.version(),
          cluster.master(),
          overview.taskManagers(),
          overview.freeSlots(),
          overview.slots(),
          overview.runningJobs());
    } catch (TrainingException e) {
      out.println(e.getMessage());
    }
    out.flush();
  }
}
