package org.sluice.jobs.cli;

import java.util.concurrent.Callable;
import org.sluice.jobs.cluster.LocalCluster;
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
    if (delete) {
      cluster.delete();
    } else {
      cluster.stop();
    }
    command.commandLine().getOut().printf("stopped%s%n", delete ? " and removed" : "");
    return CommandLine.ExitCode.OK;
  }
}
