package org.sluice.jobs.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.sluice.jobs.cluster.LocalCluster;
import org.sluice.jobs.train.RemoteCluster;
import org.sluice.jobs.train.TrainingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice cluster stop}. */
@Command(
    name = "stop",
    description =
        "Ends the cluster's processes. Topics, checkpoints, savepoints and logs stay for the next"
            + " start.",
    mixinStandardHelpOptions = true)
final class ClusterStopCommand implements Callable<Integer> {

  @Mixin private ClusterFolder folder;

  @Option(names = "--delete", description = "Removes the cluster's folder as well.")
  private boolean delete;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    LocalCluster cluster = folder.open();
    PrintWriter out = command.commandLine().getOut();
    int jobs = runningJobs(cluster);
    if (jobs > 0) {
      out.printf(
          "%d job%s still running: %s, and the checkpoints %s%n",
          jobs,
          jobs == 1 ? " is" : "s are",
          jobs == 1 ? "it ends" : "they end",
          delete ? "go" : "stay");
      out.flush();
    }
    if (delete) {
      cluster.delete();
    } else {
      cluster.stop();
    }
    out.printf("stopped%s%n", delete ? " and removed" : "");
    return CommandLine.ExitCode.OK;
  }

  /** None if the cluster does not say. */
  private static int runningJobs(LocalCluster cluster) {
    if (cluster.processes().get(LocalCluster.JOB_MANAGER).isEmpty()) {
      return 0;
    }
    try {
      return RemoteCluster.at(cluster.master()).overview().runningJobs();
    } catch (TrainingException e) {
      return 0; // it is to end anyhow
    }
  }
}
