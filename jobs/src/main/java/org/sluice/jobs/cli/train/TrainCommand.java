package org.sluice.jobs.cli.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.sluice.connectors.kafka.EmbeddedBrokerException;
import org.sluice.jobs.cli.common.CommandException;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.cli.common.StopRequest;
import org.sluice.jobs.cli.common.TrialList;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.LocalRun;
import org.sluice.jobs.run.RunDirectory;
import org.sluice.jobs.run.RunRecorder;
import org.sluice.jobs.run.SubmittedJob;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.train.LocalTraining;
import org.sluice.jobs.train.TrainingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice train}: the training loop as a Flink job over Kafka. */
@Command(
    name = "train",
    description = {
      "Trains as a Flink job over Kafka on this machine: with a local Flink in this"
          + " process, and also a broker unless the configuration names a Kafka cluster.",
      "The learned parameters equal learn-local's bit for bit, at any parallelism and"
          + " despite failures. Ctrl-C stops the run with a savepoint; --resume"
          + " resumes it from the newest savepoint or checkpoint."
    },
    mixinStandardHelpOptions = true)
public final class TrainCommand extends SluiceCommand implements Callable<Integer> {

  @Mixin private RunChoice choice;

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
      description = "Prints the trials and what they need, without training.")
  private boolean dryRun;

  @Override
  public Integer call() {
    choice.check();
    require(
        uiPort == null || (uiPort > 0 && uiPort < 65_536), "--ui must be a port from 1 to 65535");
    return choice.resumes() ? resume() : begin();
  }

  private int begin() {
    Configuration read = choice.read();
    if (dryRun) {
      TrialList.print(read, command.commandLine().getOut());
      LocalRun.check(read);
      return CommandLine.ExitCode.OK;
    }
    Path folder = choice.place(read);
    Configuration configuration = read.named(folder.getFileName().toString());
    LocalTraining training = training(configuration, folder);
    return train(configuration, training, RunDirectory.create(folder));
  }

  private int resume() {
    Path folder = choice.resumed();
    SubmittedJob.read(folder)
        .ifPresent(
            job -> {
              throw new CommandException(
                  String.format(
                      "%s: was submitted to a cluster%s; resume it with: ./sluice submit"
                          + " --resume %s",
                      folder,
                      job.master().isEmpty() ? "" : " at " + job.master(),
                      ShellWord.of(folder)));
            });
    Configuration configuration = choice.read();
    LocalTraining training = training(configuration, folder);
    return train(configuration, training, RunDirectory.reopen(folder));
  }

  /** Checked before the run's folder exists, so a rejected run leaves nothing behind. */
  private LocalTraining training(Configuration configuration, Path folder) {
    LocalTraining training =
        new LocalTraining(
            configuration,
            folder,
            choice.resumes(),
            uiPort == null ? OptionalInt.empty() : OptionalInt.of(uiPort));
    training.check();
    return training;
  }

  private int train(Configuration configuration, LocalTraining training, RunDirectory directory) {
    PrintWriter out = command.commandLine().getOut();
    TrainingConsole console;
    LocalTraining.Ending ending;
    CompletableFuture<Integer> requested;
    try (RunRecorder recorder = new RunRecorder(directory, configuration, this::remark);
        StopRequest stop =
            new StopRequest(
                "stopping with a savepoint; press Ctrl-C again to stop without one", out)) {
      if (recorder.isComplete()) {
        out.printf("%s: training is complete%n", directory.folder());
        return CommandLine.ExitCode.OK;
      }
      requested = stop.requested();
      console = new TrainingConsole(configuration, recorder, command.commandLine());
      announce(configuration, directory, out);
      ending = train(training, stop, console, directory);
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
      LocalTraining training, StopRequest stop, TrainingConsole console, RunDirectory directory) {
    try {
      return training.run(stop.requested(), console);
    } catch (RuntimeException e) {
      boolean fullDisk = training.isFullDisk(e);
      if (!choice.resumes() && !console.hasBegun()) {
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

  private void announce(Configuration configuration, RunDirectory directory, PrintWriter out) {
    out.printf(
        "parallelism %d, %s, %s %s%s%n",
        LocalTraining.parallelism(configuration.job()),
        configuration
            .job()
            .kafka()
            .map(k -> "Kafka at " + k.bootstrapServers())
            .orElse("embedded broker"),
        choice.resumes() ? "resuming" : "writing to",
        directory.folder(),
        uiPort == null ? "" : ", web interface at http://localhost:" + uiPort);
    out.flush();
  }
}
