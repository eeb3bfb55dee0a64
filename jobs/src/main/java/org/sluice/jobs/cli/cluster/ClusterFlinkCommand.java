package org.sluice.jobs.cli.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.sluice.jobs.cli.common.CommandException;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.cluster.FlinkTrace;
import org.sluice.jobs.cluster.LocalCluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sluice cluster flink}: Flink's own command line. */
@Command(
    name = "flink",
    description =
        "Runs Flink's own command line against this cluster, after two dashes: ./sluice"
            + " cluster flink -- list",
    mixinStandardHelpOptions = true)
final class ClusterFlinkCommand extends SluiceCommand implements Callable<Integer> {

  /** Options that need no running cluster. */
  private static final List<String> WITHOUT_CLUSTER =
      List.of("-h", "--help", "-v", "--version", "info", "-m", "--jobmanager");

  @Mixin private ClusterFolder folder;

  @Parameters(
      arity = "1..*",
      paramLabel = "ARGUMENT",
      description =
          "Flink's commands, as in its documentation: list, run, stop, savepoint, cancel" + " …")
  private List<String> arguments;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LocalCluster cluster = folder.open();
    if (Collections.disjoint(arguments, WITHOUT_CLUSTER)) {
      cluster.requireJobManager();
    }
    Process client =
        cluster
            .clients()
            .commandLine(arguments)
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> trace;
    try (BufferedReader said = client.errorReader()) {
      trace = FlinkTrace.read(said, command.commandLine().getErr()::println);
    }
    int exitCode = client.waitFor();
    if (!trace.isEmpty()) {
      throw new CommandException(
          String.format(
              "Flink says: %s (the stack trace is in %s)",
              FlinkTrace.sentence(trace), cluster.clients().keepTrace(trace)));
    }
    return exitCode;
  }
}
