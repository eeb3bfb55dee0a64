package org.sluice.jobs.cli.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.sluice.jobs.cli.common.SettingsOption;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.LocalMemory;
import org.sluice.jobs.run.RunDirectory;
import org.sluice.jobs.run.RunRecorder;
import org.sluice.jobs.run.console.ProgressLine;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.TrainingLoop;
import org.sluice.learning.trial.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice learn-local}: the training loop on one thread, without a stream. */
@Command(
    name = "learn-local",
    description = {
      "Trains on one thread in this process, for debugging.",
      "Computes bit for bit what streaming training must compute."
    },
    mixinStandardHelpOptions = true)
public final class LearnLocalCommand extends SluiceCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CONF", description = "A configuration, such as conf/pendulum.yaml.")
  private Path file;

  @Mixin private SettingsOption settings;

  @Option(
      names = "--every",
      paramLabel = "N",
      description = "Prints a table with every N-th iteration instead of one line per second.")
  private Integer every;

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description = {
        "Writes configuration, progress, snapshots and the learning curve to runs/NAME,"
            + " which must be empty or not exist; a NAME with a slash is a path. Default:"
            + " nothing is written."
      })
  private String run;

  @Override
  public Integer call() {
    require(every == null || every >= 1, "--every must be at least 1, not " + every);
    Optional<String> wrong = run == null ? Optional.empty() : RunDirectory.problem(run);
    require(wrong.isEmpty(), "--run " + wrong.orElse(""));
    Configuration configuration = Configuration.read(file, settings.values());
    Trial trial = configuration.trial();
    LocalMemory.check(configuration, Runtime.getRuntime().maxMemory());
    if (run == null) {
      return train(trial, learned -> {});
    }
    RunDirectory directory = RunDirectory.create(RunDirectory.place(run));
    try (RunRecorder recorder = new RunRecorder(directory, configuration, this::remark)) {
      recorder.recordRejected(List.of()); // without topics, there is nothing to reject
      return train(trial, learned -> recorder.record(learned.snapshot(), learned.progress()));
    }
  }

  private int train(Trial trial, Consumer<Learned> recorder) {
    TrialFailures failures = new TrialFailures();
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      loop.run(recorder.andThen(failures).andThen(printer(trial)));
    }
    return failures.end(command.commandLine().getErr());
  }

  private Consumer<Learned> printer(Trial trial) {
    PrintWriter out = out();
    if (every != null) {
      return new ProgressTable(out, every);
    }
    ProgressLine line = new ProgressLine(trial);
    return learned ->
        line.after(learned.progress())
            .ifPresent(
                text -> {
                  out.println(text);
                  out.flush();
                });
  }
}
