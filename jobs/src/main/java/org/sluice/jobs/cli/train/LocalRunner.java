package org.sluice.jobs.cli.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.sluice.connectors.kafka.EmbeddedBrokerException;
import org.sluice.jobs.cli.common.CommandException;
import org.sluice.jobs.cli.common.StopRequest;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.run.RunDirectory;
import org.sluice.jobs.run.RunRecorder;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.train.LocalTraining;
import org.sluice.jobs.train.TrainingException;
import picocli.CommandLine;

/** Trains a run on this machine and records it, for the commands that do so. */
final class LocalRunner {

  private final CommandLine command;
  private final Consumer<String> remarks;
  private final OptionalInt uiPort;

  /**
   * @param remarks receives notes for the user, one line each
   * @param uiPort of Flink's web interface; empty for none
   */
  LocalRunner(CommandLine command, Consumer<String> remarks, OptionalInt uiPort) {
    this.command = command;
    this.remarks = remarks;
    this.uiPort = uiPort;
  }

  /** Trains a new run; returns the exit code. */
  int begin(Configuration read, Path folder) {
    Configuration configuration = read.named(folder.getFileName().toString());
    LocalTraining training = training(configuration, folder, false);
    return train(configuration, training, RunDirectory.create(folder), false);
  }

  /** Trains a stopped run on; returns the exit code. */
  int resume(Configuration configuration, Path folder) {
    LocalTraining training = training(configuration, folder, true);
    return train(configuration, training, RunDirectory.reopen(folder), true);
  }

  /** Checked before the run's folder exists, so a rejected run leaves nothing behind. */
  private LocalTraining training(Configuration configuration, Path folder, boolean resumes) {
    LocalTraining training = new LocalTraining(configuration, folder, resumes, uiPort);
    training.check();
    return training;
  }

  private int train(
      Configuration configuration,
      LocalTraining training,
      RunDirectory directory,
      boolean resumes) {
    PrintWriter out = command.getOut();
    TrainingConsole console;
    LocalTraining.Ending ending;
    CompletableFuture<Integer> requested;
    try (RunRecorder recorder = new RunRecorder(directory, configuration, remarks);
        StopRequest stop =
            new StopRequest(
                "stopping with a savepoint; press Ctrl-C again to stop without one", out)) {
      if (recorder.isComplete()) {
        out.printf("%s: training is complete%n", directory.folder());
        return CommandLine.ExitCode.OK;
      }
      requested = stop.requested();
      console = new TrainingConsole(configuration, recorder, command);
      announce(configuration, directory, resumes);
      ending = train(training, stop, console, directory, resumes);
    }
    if (ending == LocalTraining.Ending.STOPPED) {
      out.printf(
          "stopped; resume with: ./sluice train --resume %s%n", ShellWord.of(directory.folder()));
      return requested.join();
    }
    return console.end();
  }

  /** Trains; a new run that is rejected leaves nothing behind. */
  private LocalTraining.Ending train(
      LocalTraining training,
      StopRequest stop,
      TrainingConsole console,
      RunDirectory directory,
      boolean resumes) {
    try {
      return training.run(stop.requested(), console);
    } catch (RuntimeException e) {
      boolean fullDisk = training.isFullDisk(e);
      if (!resumes && !console.hasBegun()) {
        directory.discard();
        if (fullDisk) {
          throw new CommandException(e.getMessage() + "; free some space, then start again", e);
        }
      } else if (fullDisk || isTold(e)) {
        throw new CommandException(
            String.format(
                "%s; %s with: ./sluice train --resume %s",
                e.getMessage(),
                fullDisk ? "free some space, then resume" : "after fixing this, resume",
                ShellWord.of(directory.folder())),
            e);
      }
      throw e;
    }
  }

  /** Whether the failure is one that the user can fix, not a bug. */
  private static boolean isTold(RuntimeException e) {
    return e instanceof RunException
        || e instanceof TrainingException
        || e instanceof EmbeddedBrokerException;
  }

  private void announce(Configuration configuration, RunDirectory directory, boolean resumes) {
    PrintWriter out = command.getOut();
    out.printf(
        "parallelism %d, %s, %s %s%s%n",
        LocalTraining.parallelism(configuration.job()),
        configuration
            .job()
            .kafka()
            .map(k -> "Kafka at " + k.bootstrapServers())
            .orElse("embedded broker"),
        resumes ? "resuming" : "writing to",
        directory.folder(),
        uiPort.isEmpty() ? "" : ", web interface at http://localhost:" + uiPort.getAsInt());
    out.flush();
  }
}
