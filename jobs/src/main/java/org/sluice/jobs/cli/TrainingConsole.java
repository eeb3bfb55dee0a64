package org.sluice.jobs.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.run.ProgressLine;
import org.sluice.jobs.run.RunRecorder;
import org.sluice.learner.Learned;
import org.sluice.learner.Trial;
import picocli.CommandLine;

/** Writes a job's iterations down and shows the new ones, as they come. For one thread. */
final class TrainingConsole implements Consumer<Learned> {

  private final RunRecorder recorder;
  private final CommandLine command;
  private final Map<String, ProgressLine> lines = new HashMap<>();
  private final Map<String, Long> recorded = new HashMap<>();
  private final List<String> failures = new ArrayList<>();

  TrainingConsole(Configuration configuration, RunRecorder recorder, CommandLine command) {
    this.recorder = recorder;
    this.command = command;
    PrintWriter out = command.getOut();
    for (Trial trial : configuration.trials()) {
      long steps = recorder.steps(trial);
      recorded.put(trial.id(), steps);
      lines.put(trial.id(), new ProgressLine(trial, steps, System::nanoTime));
      out.printf(
          "%s on %s with seed %d: %d iterations of %d lanes%n",
          trial.id(), trial.environment(), trial.seed(), trial.iterations(), trial.lanes());
    }
  }

  @Override
  public void accept(Learned learned) {
    recorder.record(learned.snapshot(), learned.progress());
    var progress = learned.progress();
    if (!progress.failure().isEmpty()) {
      failures.add("the trial " + progress.trial() + " failed: " + progress.failure());
    } else if (progress.steps() > recorded.get(progress.trial())) {
      lines
          .get(progress.trial())
          .after(progress)
          .ifPresent(
              text -> {
                command.getOut().println(text);
                command.getOut().flush();
              });
    }
  }

  /** Says which trials have failed; the exit code. */
  int end() {
    failures.forEach(failure -> command.getErr().println("sluice: " + failure));
    return failures.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
