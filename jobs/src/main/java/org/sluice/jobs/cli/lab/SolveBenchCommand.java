package org.sluice.jobs.cli.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sluice.jobs.cli.common.ReportFile;
import org.sluice.jobs.cli.common.SettingsOption;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.LocalMemory;
import org.sluice.jobs.lab.bench.learning.SolveBenchmark;
import org.sluice.learning.trial.Trial;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice solve-bench}: counts the iterations that trials take to solve a task. */
@Command(
    name = "solve-bench",
    description = {
      "Counts the iterations that each trial of a configuration takes to solve its task.",
      "Trains the trials one after the other on one thread. After each iteration, the policy's"
          + " deterministic actions are evaluated in one episode. The task is solved once so many"
          + " of these in a row have reached a return; the trial ends there. Appends a row to a"
          + " CSV file after each trial, and skips trials that have a row, so that a stopped"
          + " command can be repeated."
    })
public final class SolveBenchCommand extends SluiceCommand implements Callable<Integer> {

  private static final String HEADER = "trial,solved,iterations,first,latest_return";

  @Parameters(
      paramLabel = "CONF",
      description = "A configuration, such as conf/experiments/mnf-n-chain.yaml.")
  private Path configured;

  @Mixin private SettingsOption settings;

  @Option(
      names = "--return",
      paramLabel = "RETURN",
      required = true,
      description = "The least return that counts.")
  private double least;

  @Option(
      names = "--in-a-row",
      paramLabel = "N",
      defaultValue = "100",
      description = "Iterations in a row that must reach it. Default: ${DEFAULT-VALUE}.")
  private int inARow;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      defaultValue = "solve-bench.csv",
      description = "Where the rows are. Default: ${DEFAULT-VALUE}.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    require(inARow >= 1, "--in-a-row must be at least 1, not " + inARow);
    require(Double.isFinite(least), "--return must be a number, not " + least);
    Configuration configuration = Configuration.read(configured, settings.values());
    LocalMemory.check(configuration, Runtime.getRuntime().maxMemory());
    ReportFile.prepare(file);
    Set<String> known = known();
    if (known.isEmpty()) {
      append(HEADER);
    }
    boolean failed = false;
    for (Trial trial : configuration.trials()) {
      if (!known.contains(trial.id())) {
        failed |= !run(trial).failure().isEmpty();
      }
    }
    return failed ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  private SolveBenchmark.Result run(Trial trial) throws IOException {
    SolveBenchmark.Result result = SolveBenchmark.run(trial, least, inARow);
    if (!result.failure().isEmpty()) {
      remark(trial.id() + " failed: " + result.failure());
      return result;
    }
    append(
        String.format(
            Locale.ROOT,
            "%s,%b,%d,%d,%s",
            trial.id(),
            result.solved(),
            result.iterations(),
            result.first(),
            result.latest()));
    out()
        .printf(
            "%s %s after %,d iterations%n",
            trial.id(), result.solved() ? "solved" : "not solved", result.iterations());
    out().flush();
    return result;
  }

  private Set<String> known() throws IOException {
    List<String> lines = Files.readAllLines(file);
    require(
        lines.isEmpty() || lines.get(0).equals(HEADER),
        file + ": its first line is not " + HEADER + "; name another file");
    return lines.stream()
        .map(line -> line.substring(0, Math.max(0, line.indexOf(','))))
        .collect(Collectors.toSet());
  }

  private void append(String row) throws IOException {
    Files.writeString(file, row + "\n", StandardOpenOption.APPEND);
  }
}
