package org.sluice.jobs.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.conf.keys.KeyTables;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.Algorithms;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code sluice keys}: lists the configuration keys. */
@Command(
    name = "keys",
    description =
        "Lists all configuration keys with their defaults and allowed values, as Markdown."
            + " Includes those of jars on SLUICE_CLASSPATH.")
final class KeysCommand extends SluiceCommand implements Runnable {

  @Parameters(
      arity = "0..1",
      paramLabel = "ALGORITHM",
      description = "Lists only the keys of this algorithm, such as ppo.")
  private String algorithm;

  @Override
  public void run() {
    PrintWriter out = out();
    out.println((algorithm == null ? KeyTables.all() : KeyTables.of(chosen())).strip());
    out.flush();
  }

  private Algorithm chosen() {
    return Algorithms.all().stream()
        .filter(one -> one.word().equals(algorithm))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    command.commandLine(),
                    "unknown algorithm '"
                        + algorithm
                        + "'; choose one of "
                        + Algorithms.all().stream()
                            .map(Algorithm::word)
                            .collect(Collectors.joining(", "))));
  }
}
