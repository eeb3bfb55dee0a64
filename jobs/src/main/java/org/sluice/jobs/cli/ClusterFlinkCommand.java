package org.sluice.jobs.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sluice cluster flink}: Flink's own command line. */
@Command(
    name = "flink",
    description =
        "Flink's own command line on this cluster, after two dashes: ./sluice cluster flink -- list",
    mixinStandardHelpOptions = true)
final class ClusterFlinkCommand implements Callable<Integer> {

  @Mixin private ClusterFolder folder;

  @Parameters(
      arity = "1..*",
      paramLabel = "ARGUMENT",
      description = "As Flink documents them: list, run, stop, savepoint, cancel …")
  private List<String> arguments;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return folder.open().commandLine(arguments).inheritIO().start().waitFor();
  }
}
