package org.sluice.jobs.cli.cluster;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sluice.jobs.cli.common.CommandException;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.cluster.LocalCluster;
import org.sluice.jobs.cluster.SqlOutput;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sluice cluster sql}: Flink's SQL client. */
@Command(
    name = "sql",
    description =
        "Opens Flink's SQL client. It reads statements from the terminal, a file or"
            + " standard input; docs/sql.md has examples for a run's topics. Queries run in"
            + " the client's own process. If a statement from a file or standard input fails,"
            + " the client stops with exit code 1.",
    mixinStandardHelpOptions = true)
final class ClusterSqlCommand extends SluiceCommand implements Callable<Integer> {

  private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

  @Mixin private ClusterFolder folder;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "File with statements, each ending in a semicolon. Default: standard input, or"
              + " the terminal.")
  private Path file;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LocalCluster cluster = folder.open();
    if (file != null && !Files.isReadable(file)) {
      throw new CommandException(file + ": no such file");
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
    ProcessBuilder client = cluster.clients().sqlClient(arguments).inheritIO();
    return interactive ? client.start().waitFor() : run(client);
  }

  /** Fails if a statement has failed. */
  private int run(ProcessBuilder builder) throws IOException, InterruptedException {
    Process client = builder.redirectOutput(ProcessBuilder.Redirect.PIPE).start();
    boolean failed;
    try (Reader said = client.inputReader(StandardCharsets.UTF_8)) {
      failed = SqlOutput.pass(said, out());
    }
    int exitCode = client.waitFor();
    return exitCode == CommandLine.ExitCode.OK && failed ? CommandLine.ExitCode.SOFTWARE : exitCode;
  }

  /** Whether the input is a terminal. */
  private static boolean isTerminal() {
    try {
      return STANDARD_INPUT.toRealPath().toString().matches("/dev/(pts/|tty).*");
    } catch (IOException e) {
      return false;
    }
  }
}
