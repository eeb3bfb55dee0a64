package org.sluice.jobs.cli.cluster;

import java.util.List;
import java.util.concurrent.Callable;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.cluster.ClusterException;
import org.sluice.jobs.cluster.FolderLock;
import org.sluice.jobs.cluster.LocalCluster;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice cluster stop}. */
@Command(
    name = "stop",
    description =
        "Stops the cluster's processes. Topics, checkpoints, savepoints and logs are"
            + " kept for the next start.",
    mixinStandardHelpOptions = true)
final class ClusterStopCommand extends SluiceCommand implements Callable<Integer> {

  @Mixin private ClusterFolder folder;

  @Option(names = "--delete", description = "Also removes the cluster's folder.")
  private boolean delete;

  @Override
  public Integer call() {
    LocalCluster cluster = folder.open();
    List<String> killed = FolderLock.hold(folder.path(), this::say, () -> end(cluster));
    if (!killed.isEmpty()) {
      say("did not stop when asked to and was killed: " + String.join(", ", killed));
    }
    say(delete ? "stopped and removed" : "stopped");
    return CommandLine.ExitCode.OK;
  }

  private List<String> end(LocalCluster cluster) {
    int jobs = runningJobs(cluster);
    if (jobs > 0) {
      say(
          String.format(
              "%d job%s still running and will end; the checkpoints %s",
              jobs, jobs == 1 ? " is" : "s are", delete ? "are deleted" : "are kept"));
    }
    return delete ? cluster.delete() : cluster.stop();
  }

  private void say(String line) {
    command.commandLine().getOut().println(line);
    command.commandLine().getOut().flush();
  }

  /** 0 if the cluster does not answer. */
  private static int runningJobs(LocalCluster cluster) {
    try {
      return cluster.overview().runningJobs();
    } catch (ClusterException e) {
      return 0; // it is stopped anyway
    }
  }
}
