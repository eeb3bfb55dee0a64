package org.sluice.jobs.cli.train;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.sluice.jobs.cli.common.CommandException;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.cli.common.TrialList;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.LocalRun;
import org.sluice.jobs.run.SubmittedJob;
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
    return runner().begin(read, choice.place(read));
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
    return runner().resume(choice.read(), folder);
  }

  private LocalRunner runner() {
    return new LocalRunner(
        command.commandLine(),
        this::remark,
        uiPort == null ? OptionalInt.empty() : OptionalInt.of(uiPort));
  }
}
