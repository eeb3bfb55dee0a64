package org.sluice.jobs.cli.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.jobs.cli.common.CommandException;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.cli.common.StopRequest;
import org.sluice.jobs.cluster.Installation;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.ServeConfiguration;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.run.RunDirectory;
import org.sluice.jobs.run.RunRecorder;
import org.sluice.jobs.run.SubmittedJob;
import org.sluice.jobs.serve.RemoteServing;
import org.sluice.jobs.serve.ServedTrial;
import org.sluice.jobs.train.RemoteCluster;
import org.sluice.jobs.train.RemoteTraining;
import org.sluice.jobs.train.TrainingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice submit}: the training loop on a Flink cluster. */
@Command(
    name = "submit",
    description = {
      "Trains on a Flink cluster and follows the job through its Kafka topics. Set"
          + " the brokers in the configuration or with --set"
          + " kafka.bootstrap-servers=HOST:PORT.",
      "Ctrl-C detaches from the job, which keeps running. --resume follows it again;"
          + " with --from, it submits the run again from a savepoint.",
      "A configuration of serving, such as conf/serve.yaml, is submitted too; its job runs until"
          + " it is cancelled."
    },
    mixinStandardHelpOptions = true)
public final class SubmitCommand extends SluiceCommand implements Callable<Integer> {

  private static final String MASTER = "127.0.0.1:8081";

  @Mixin private RunChoice choice;

  @Option(
      names = "--master",
      paramLabel = "HOST:PORT",
      description =
          "The JobManager's REST interface, which is also its web interface. Default: with"
              + " --resume, the cluster that the run was submitted to, else "
              + MASTER
              + ".")
  private String master;

  @Option(
      names = "--from",
      paramLabel = "SAVEPOINT",
      description =
          "With --resume: submits the run again from this savepoint or retained" + " checkpoint.")
  private String savepoint;

  @Option(names = "--detached", description = "Returns as soon as the job is running.")
  private boolean detached;

  @Override
  public Integer call() {
    choice.check();
    require(
        savepoint == null || choice.resumes(),
        "--from resumes a run and requires --resume with the run's folder");
    require(
        !choice.resumes() || savepoint != null || !detached,
        "--detached requires --from: --resume alone only follows the job");
    Optional<ServeConfiguration> serving = choice.serving();
    return serving.isPresent() ? serve(serving.get()) : choice.resumes() ? resume() : begin();
  }

  private int serve(ServeConfiguration configuration) {
    RemoteCluster cluster =
        RemoteCluster.at(master == null ? MASTER : master, configuration.job().flink());
    try (ServedTrial trial = ServedTrial.onCluster(configuration)) {
      String id =
          RemoteServing.submit(trial, configuration, cluster, Installation.current().jobJars());
      out()
          .printf(
              "job %s at %s serves trial %s until it is cancelled there, requests in %s, answers in"
                  + " %s%n",
              id,
              cluster.address(),
              trial.id(),
              trial.topics().requests(),
              trial.topics().answers());
      out().flush();
    }
    return CommandLine.ExitCode.OK;
  }

  private int begin() {
    if (master == null) {
      master = MASTER;
    }
    Configuration read = choice.read();
    Path folder = choice.place(read);
    Configuration configuration = read.named(folder.getFileName().toString());
    // Checked before the run's folder exists, so a rejected run leaves nothing behind.
    RemoteTraining training = training(configuration);
    training.check();
    return train(configuration, training, RunDirectory.create(folder), Optional.empty());
  }

  private int resume() {
    Path folder = choice.resumed();
    SubmittedJob job =
        SubmittedJob.read(folder)
            .orElseThrow(
                () ->
                    new CommandException(
                        folder
                            + ": was not submitted to a cluster; resume it with: ./sluice"
                            + " train --resume "
                            + ShellWord.of(folder)));
    if (master == null) {
      master = job.master().isEmpty() ? MASTER : job.master();
    }
    Configuration configuration = choice.read();
    RemoteTraining training = training(configuration);
    boolean submits = savepoint != null;
    if (submits) {
      training.check();
    }
    return train(
        configuration,
        training,
        RunDirectory.reopen(folder),
        submits ? Optional.empty() : Optional.of(job.id()));
  }

  private RemoteTraining training(Configuration configuration) {
    return new RemoteTraining(configuration, RemoteCluster.at(master, configuration.job().flink()));
  }

  /**
   * Follows a run until it ends or the user detaches.
   *
   * @param job its id; empty if it has not been submitted yet
   */
  private int train(
      Configuration configuration,
      RemoteTraining training,
      RunDirectory directory,
      Optional<String> job) {
    PrintWriter out = command.commandLine().getOut();
    try (RunRecorder recorder = new RunRecorder(directory, configuration, this::remark)) {
      if (recorder.isComplete()) {
        out.printf("%s: training is complete%n", directory.folder());
        return CommandLine.ExitCode.OK;
      }
      TrainingConsole console = new TrainingConsole(configuration, recorder, command.commandLine());
      String id = job.orElseGet(() -> submit(training, directory, recorder));
      out.printf(
          "job %s at %s, topics %s.*, into %s%n",
          id,
          training.address(),
          configuration.job().values().get(JobParams.TOPIC_PREFIX),
          directory.folder());
      console.invites();
      out.flush();
      if (detached) {
        letGo(directory, out);
        return CommandLine.ExitCode.OK;
      }
      try (StopRequest stop = new StopRequest("detaching from the job, which keeps running", out)) {
        if (training.follow(id, stop.requested(), console) == RemoteTraining.Ending.DETACHED) {
          letGo(directory, out);
        }
      } catch (TrainingException e) {
        throw new CommandException(e.getMessage() + advice(training, id, directory), e);
      }
      return console.end();
    }
  }

  /** Submits the job; a new run that is rejected leaves nothing behind. */
  private String submit(RemoteTraining training, RunDirectory directory, RunRecorder recorder) {
    String id;
    try {
      id =
          training.submit(
              Installation.current().jobJars(), Optional.ofNullable(savepoint), choice.resumes());
    } catch (RuntimeException e) {
      if (!choice.resumes()) {
        directory.discard();
      }
      throw e;
    }
    new SubmittedJob(id, master).keep(directory.folder());
    recorder.begins();
    return id;
  }

  /** Advice on how to continue after a job that was not followed to its end. */
  private String advice(RemoteTraining training, String id, RunDirectory directory) {
    String again = again(directory);
    if (!training.isOver(id)) {
      return "; when the cluster answers again, follow the job with: " + again;
    }
    return training
        .restorePoint(id)
        .map(path -> "; resume with: " + again + " --from " + ShellWord.of(path))
        .orElse("");
  }

  private String again(RunDirectory directory) {
    return String.format(
        "./sluice submit --resume %s --master %s", ShellWord.of(directory.folder()), master);
  }

  private void letGo(RunDirectory directory, PrintWriter out) {
    out.printf("follow the job with: %s%n", again(directory));
  }
}
