package org.sluice.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.run.ProgressLine;
import org.sluice.jobs.run.RunDirectory;
import org.sluice.jobs.run.RunRecorder;
import org.sluice.jobs.train.LocalTraining;
import org.sluice.learner.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice train}: the training loop as a Flink job over Kafka. */
@Command(
    name = "train",
    description = {
      "Trains as a Flink job over Kafka, on this machine: with a broker and a local Flink in this"
          + " process.",
      "It ends with the parameters of learn-local, bit for bit, at any parallelism."
    },
    mixinStandardHelpOptions = true)
final class TrainCommand implements Runnable {

  @Parameters(paramLabel = "CONF", description = "A configuration, such as conf/pendulum.yaml.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets a key of the configuration; may be repeated.")
  private List<String> settings = List.of();

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description =
          "Where configuration, progress, snapshots, curve and the broker's topics are kept:"
              + " runs/NAME, which must be empty or not there; a NAME with a slash is a path."
              + " Default: the configuration's name.")
  private String run;

  @Option(
      names = "--snapshot-every",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Keeps every N-th policy beside the first, best and last; 0 for none. Default:"
              + " ${DEFAULT-VALUE}.")
  private int snapshotEvery;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Parallel instances of each operator. Default: one for each processor.")
  private int parallelism = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--steps-per-record",
      paramLabel = "N",
      defaultValue = "64",
      description = "Transitions in a Kafka record, at most. Default: ${DEFAULT-VALUE}.")
  private int stepsPerRecord;

  @Spec private CommandSpec command;

  @Override
  public void run() {
    require(snapshotEvery >= 0, "--snapshot-every must be at least 0, not " + snapshotEvery);
    require(parallelism >= 1, "--parallelism must be at least 1, not " + parallelism);
    require(stepsPerRecord >= 1, "--steps-per-record must be at least 1, not " + stepsPerRecord);
    require(run == null || !run.isBlank(), "--run needs a name");
    Configuration configuration = Configuration.read(file, settings);
    Trial trial = configuration.trial();
    PrintWriter out = command.commandLine().getOut();
    RunDirectory directory =
        RunDirectory.create(RunDirectory.place(run == null ? configuration.name() : run));
    out.printf(
        "%s on %s with seed %d: %d iterations of %d lanes, at parallelism %d, into %s%n",
        trial.id(),
        trial.environment(),
        trial.seed(),
        trial.iterations(),
        trial.lanes(),
        parallelism,
        directory.folder());
    out.flush();
    ProgressLine line = new ProgressLine(trial);
    try (RunRecorder recorder = new RunRecorder(directory, List.of(trial), snapshotEvery)) {
      LocalTraining.run(
          List.of(trial),
          directory.folder().resolve("kafka"),
          parallelism,
          stepsPerRecord,
          learned -> {
            recorder.record(learned.snapshot(), learned.progress());
            line.after(learned.progress())
                .ifPresent(
                    text -> {
                      out.println(text);
                      out.flush();
                    });
          });
    }
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(command.commandLine(), otherwise);
    }
  }
}
