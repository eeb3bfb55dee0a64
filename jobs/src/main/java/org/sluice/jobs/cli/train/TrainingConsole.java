package org.sluice.jobs.cli.train;

import java.io.PrintWriter;
import java.util.Locale;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.run.RunRecorder;
import org.sluice.jobs.train.TrainingListener;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;
import picocli.CommandLine;

/** Records a job's iterations and prints progress. For one thread. */
final class TrainingConsole implements TrainingListener {

  /** The largest number of trials that are announced one by one. */
  private static final int ANNOUNCED = 20;

  private final Configuration configuration;
  private final RunRecorder recorder;
  private final CommandLine command;
  private final ProgressPrinter printer;
  private final TrialFailures failures = new TrialFailures();
  private boolean begun;

  TrainingConsole(Configuration configuration, RunRecorder recorder, CommandLine command) {
    this.configuration = configuration;
    this.recorder = recorder;
    this.command = command;
    this.printer = new ProgressPrinter(configuration.trials(), recorder, command.getOut());
    configuration.remarks().forEach(this::remarks);
    if (configuration.trials().size() > ANNOUNCED) {
      command
          .getOut()
          .printf("%,d trials (train --dry-run lists them)%n", configuration.trials().size());
    } else {
      configuration.trials().forEach(trial -> announce(trial, command.getOut()));
    }
  }

  private static void announce(Trial trial, PrintWriter out) {
    if (trial.isLive()) {
      out.printf(
          Locale.ROOT,
          "%s, live, with seed %d: up to %,d versions of %,d steps each%n",
          trial.id(),
          trial.seed(),
          trial.iterations(),
          trial.share());
      return;
    }
    out.printf(
        "%s on %s with seed %d: %d iterations of %d lanes%n",
        trial.id(), trial.environment(), trial.seed(), trial.iterations(), trial.lanes());
  }

  @Override
  public void accept(Learned learned) {
    printer.accept(learned);
    recorder.record(learned.snapshot(), learned.progress());
    failures.accept(learned);
  }

  /** Prints the address of the embedded broker, which no configuration contains. */
  @Override
  public void begins(KafkaSettings kafka) {
    begun = true;
    recorder.begins();
    if (configuration.job().kafka().isEmpty()) {
      remarks(
          String.format(
              "broker at %s, topics %s.*",
              kafka.bootstrapServers(), configuration.job().values().get(JobParams.TOPIC_PREFIX)));
    }
    if (configuration.trials().get(0).isLive()) {
      remarks("waiting for programs that act, such as: ./sluice act ENV --run RUN");
    }
  }

  @Override
  public void remarks(String line) {
    command.getOut().println(line);
    command.getOut().flush();
  }

  @Override
  public void catchesUp(boolean behind) {
    printer.catchesUp(behind);
  }

  /** Whether training has started. */
  boolean hasBegun() {
    return begun;
  }

  /** Prints which trials have failed, and returns the exit code. */
  int end() {
    return failures.end(command.getErr());
  }
}
