package org.sluice.jobs.cli.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sluice.jobs.cli.common.ReportFile;
import org.sluice.jobs.cli.common.SettingsOption;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.LocalMemory;
import org.sluice.jobs.lab.bench.learning.SolveBenchmark;
import org.sluice.jobs.run.files.Csv;
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
          + " deterministic actions are evaluated in one episode, a new one each time. The task is"
          + " solved once so many of these in a row have reached a return; the trial ends there."
          + " Appends a row to a CSV file after each trial, and skips trials that have a row, so"
          + " that a stopped command can be repeated; for other settings, name another file."
    })
public final class SolveBenchCommand extends SluiceCommand implements Callable<Integer> {

  private static final List<String> COLUMNS =
      List.of("trial", "return", "in_a_row", "solved", "iterations", "first", "latest_return");

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
    if (Files.size(file) == 0) {
      append(COLUMNS);
    }
    boolean failed = false;
    for (Trial trial : configuration.trials()) {
      if (known.contains(trial.id())) {
        remark(trial.id() + " is skipped, as it has a row in " + file);
      } else {
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
        List.of(
            trial.id(),
            Double.toString(least),
            Integer.toString(inARow),
            Boolean.toString(result.solved()),
            Integer.toString(result.iterations()),
            Integer.toString(result.first()),
            Double.toString(result.latest())));
    out()
        .printf(
            "%s %s after %,d iterations%n",
            trial.id(), result.solved() ? "solved" : "not solved", result.iterations());
    out().flush();
    return result;
  }

  /** The trials that have a row, all of which must be by the same criterion. */
  private Set<String> known() throws IOException {
    List<String> lines = Files.readAllLines(file);
    Set<String> known = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      List<String> cells = Csv.cells(lines.get(i));
      if (i == 0) {
        require(
            cells.equals(COLUMNS),
            file + ": its first line is not " + Csv.line(COLUMNS) + "; name another file");
        continue;
      }
      require(
          cells.size() == COLUMNS.size(),
          String.format(
              "%s: line %d has %d cells, not %d; remove it, or name another file",
              file, i + 1, cells.size(), COLUMNS.size()));
      String reached = cells.get(1);
      String many = cells.get(2);
      require(
          reached.equals(Double.toString(least)) && many.equals(Integer.toString(inARow)),
          String.format(
              "%s: its rows are for --return %s --in-a-row %s; name another file",
              file, reached, many));
      known.add(cells.get(0));
    }
    return known;
  }

  private void append(List<String> cells) throws IOException {
    Files.writeString(file, Csv.line(cells) + "\n", StandardOpenOption.APPEND);
  }
}
