package org.sluice.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sluice.jobs.cluster.LocalCluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sluice cluster sql}: Flink's SQL client. */
@Command(
    name = "sql",
    description =
        "Flink's SQL client: reads statements from the terminal, a file or standard input, as"
            + " docs/sql.md has them for a run's topics. Queries run in the client's own process.",
    mixinStandardHelpOptions = true)
final class ClusterSqlCommand implements Callable<Integer> {

  private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

  @Mixin private ClusterFolder folder;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "Statements, each with a semicolon at its end. Default: standard input, or the terminal.")
  private Path file;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LocalCluster cluster = folder.open();
    if (file != null && !Files.isReadable(file)) {
      throw new CommandException(file + ": there is no such file");
    }
    if (!cluster.brokerAnswers()) {
      throw new CommandException(
          "the cluster's broker does not answer at "
              + cluster.bootstrapServers()
              + "; './sluice cluster start' starts it");
    }
    boolean interactive = file == null && isTerminal();
    List<String> arguments =
        interactive
            ? List.of()
            : List.of("-f", (file == null ? STANDARD_INPUT : file.toAbsolutePath()).toString());
    return cluster.clients().sqlClient(arguments).inheritIO().start().waitFor();
  }

  /** Whether somebody types: a pipe has no path, and a file another one. */
  private static boolean isTerminal() {
    try {
      return STANDARD_INPUT.toRealPath().toString().matches("/dev/(pts/|tty).*");
    } catch (IOException e) {
      return false;
    }
  }
}
