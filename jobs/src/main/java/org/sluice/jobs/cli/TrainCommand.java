package org.sluice.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.run.RunDirectory;
import org.sluice.jobs.run.RunRecorder;
import org.sluice.jobs.train.LocalTraining;
import picocli.CommandLine;
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
      "Trains as a Flink job over Kafka, on this machine: with a local Flink in this process, and a"
          + " broker in it too unless the configuration names a Kafka cluster.",
      "It ends with the parameters of learn-local, bit for bit, at any parallelism, whatever fails"
          + " on the way. Ctrl-C stops it with a savepoint, from which --resume goes on."
    },
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  /** What a shell says of a process that Ctrl-C has ended. */
  private static final int INTERRUPTED = 130;

  private static final String CONFIGURATION = "configuration.yaml";

  @Parameters(
      arity = "0..1",
      paramLabel = "CONF",
      description = "A configuration, such as conf/pendulum.yaml.")
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
          "Where configuration, progress, snapshots and curve are kept: runs/NAME, which must be"
              + " empty or not there; a NAME with a slash is a path. Default: the configuration's"
              + " name.")
  private String run;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "Goes on with the run in DIR, such as runs/pendulum, in place of a new one: from its"
              + " newest savepoint or checkpoint, with its own configuration.")
  private Path resumed;

  @Option(
      names = "--ui",
      paramLabel = "PORT",
      arity = "0..1",
      fallbackValue = "8081",
      description =
          "Serves Flink's web interface with the job's metrics on this port of localhost. Default:"
              + " ${FALLBACK-VALUE}.")
  private Integer uiPort;

  @Option(
      names = "--dry-run",
      description = "Prints the trials that would be trained and what they need, and trains none.")
  private boolean dryRun;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    require(
        (file == null) != (resumed == null),
        "train needs a configuration, or --resume with a run's folder");
    require(run == null || !run.isBlank(), "--run needs a name");
    require(run == null || resumed == null, "--run names a new run; --resume goes on with an old");
    require(uiPort == null || (uiPort > 0 && uiPort < 65_536), "--ui needs a port, 1 … 65535");
    return resumed == null ? begin() : resume();
  }

  private int begin() {
    Configuration read = Configuration.read(file, settings);
    if (dryRun) {
      TrialList.print(read, command.commandLine().getOut());
      return CommandLine.ExitCode.OK;
    }
    RunDirectory directory =
        RunDirectory.create(RunDirectory.place(run == null ? read.name() : run));
    String name = directory.folder().getFileName().toString();
    return train(read.named(name), directory, false);
  }

  private int resume() {
    RunDirectory directory = RunDirectory.reopen(resumed);
    Configuration configuration;
    try {
      configuration = Configuration.read(resumed.resolve(CONFIGURATION), settings);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
    return train(configuration, directory, true);
  }

  private int train(Configuration configuration, RunDirectory directory, boolean resumes) {
    PrintWriter out = command.commandLine().getOut();
    TrainingConsole console;
    LocalTraining.Ending ending;
    try (RunRecorder recorder = new RunRecorder(directory, configuration);
        StopRequest stop =
            new StopRequest("stopping with a savepoint; Ctrl-C again stops without", out)) {
      if (recorder.isComplete()) {
        out.printf("%s: all its steps are done%n", directory.folder());
        return CommandLine.ExitCode.OK;
      }
      console = new TrainingConsole(configuration, recorder, command.commandLine());
      announce(configuration, directory, resumes, out);
      OptionalInt ui = uiPort == null ? OptionalInt.empty() : OptionalInt.of(uiPort);
      ending =
          new LocalTraining(configuration, directory.folder(), resumes, ui)
              .run(stop.requested(), console);
    }
    if (ending == LocalTraining.Ending.STOPPED) {
      out.printf("stopped; go on with: ./sluice train --resume %s%n", directory.folder());
      return INTERRUPTED;
    }
    return console.end();
  }

  private void announce(
      Configuration configuration, RunDirectory directory, boolean resumes, PrintWriter out) {
    out.printf(
        "at parallelism %d, over %s, %s %s%s%n",
        LocalTraining.parallelism(configuration.job()),
        configuration
            .job()
            .kafka()
            .map(k -> "Kafka at " + k.bootstrapServers())
            .orElse("a broker of its own"),
        resumes ? "going on in" : "into",
        directory.folder(),
        uiPort == null ? "" : ", web interface at http://localhost:" + uiPort);
    out.flush();
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(command.commandLine(), otherwise);
    }
  }
}
