package org.sluice.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sluice.jobs.conf.Configuration;
import org.sluice.learner.LearnerWorkspace;
import org.sluice.learner.TrainingLoop;
import org.sluice.learner.Trial;
import org.sluice.records.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice learn-local}: the training loop on one thread, without a stream. */
@Command(
    name = "learn-local",
    description = {
      "Trains on one thread in this process, for debugging.",
      "It computes what training as a stream must compute, bit for bit."
    },
    mixinStandardHelpOptions = true)
final class LearnLocalCommand implements Runnable {

  private static final String ROW = "%10s %9s %9s %8s %8s %8s %10s  %s%n";

  @Parameters(paramLabel = "CONF", description = "A configuration, such as conf/pendulum.yaml.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets a key of the configuration; may be repeated.")
  private List<String> settings = List.of();

  @Option(
      names = "--every",
      paramLabel = "N",
      defaultValue = "10",
      description = "Prints every N-th iteration. Default: ${DEFAULT-VALUE}.")
  private int every;

  @Spec private CommandSpec command;

  @Override
  public void run() {
    if (every < 1) {
      throw new ParameterException(
          command.commandLine(), "--every must be at least 1, not " + every);
    }
    Trial trial = Configuration.read(file, settings).trial();
    PrintWriter out = command.commandLine().getOut();
    out.printf(ROW, "STEPS", "RETURN", "LENGTH", "KL", "ENTROPY", "EXPLAINED", "STEPS/S", "UPDATE");
    long start = System.nanoTime();
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      loop.run(
          learned -> {
            Progress progress = learned.progress();
            if (progress.version() % every == 0 || learned.snapshot().last()) {
              double seconds = (System.nanoTime() - start) / 1e9;
              out.printf(
                  ROW,
                  String.format("%,d", progress.steps()),
                  String.format("%.1f", progress.meanReturn()),
                  String.format("%.0f", progress.meanLength()),
                  String.format("%.4f", progress.divergence()),
                  String.format("%.2f", progress.entropy()),
                  String.format("%.2f", progress.explainedVariance()),
                  String.format("%,.0f", progress.steps() / seconds),
                  progress.outcome().toLowerCase(Locale.ROOT).replace('_', ' '));
              out.flush();
            }
          });
    }
  }
}
