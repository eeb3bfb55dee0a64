package org.sluice.jobs.cli.train;

import java.util.List;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.run.RunRecorder;
import org.sluice.jobs.run.rejected.RejectionCount;
import org.sluice.jobs.train.TrainingListener;
import org.sluice.jobs.train.graph.TrainingKind;
import org.sluice.learning.trial.Learned;
import picocli.CommandLine;

/** Records a job's iterations and prints progress. For one thread. */
final class TrainingConsole implements TrainingListener {

  /** The largest number of trials that are announced one by one. */
  private static final int ANNOUNCED = 20;

  private final Configuration configuration;
  private final TrainingKind kind;
  private final RunRecorder recorder;
  private final CommandLine command;
  private final ProgressPrinter printer;
  private final TrialFailures failures = new TrialFailures();
  private boolean begun;

  TrainingConsole(Configuration configuration, RunRecorder recorder, CommandLine command) {
    this.configuration = configuration;
    this.kind = TrainingKind.of(configuration.trials());
    this.recorder = recorder;
    this.command = command;
    this.printer = new ProgressPrinter(configuration.trials(), recorder, command.getOut());
    configuration.remarks().forEach(this::remarks);
    if (configuration.trials().size() > ANNOUNCED) {
      command
          .getOut()
          .printf("%,d trials (train --dry-run lists them)%n", configuration.trials().size());
      configuration.trials().stream()
          .map(trial -> trial.start().words())
          .filter(words -> !words.isEmpty())
          .distinct()
          .forEach(words -> command.getOut().println("from " + words));
    } else {
      configuration.trials().forEach(trial -> command.getOut().println(kind.announcement(trial)));
    }
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
    invites();
  }

  /** Says what the training waits for, if for anything. */
  void invites() {
    kind.invitation().ifPresent(this::remarks);
  }

  @Override
  public void rejected(List<RejectionCount> counts) {
    recorder.recordRejected(counts);
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
