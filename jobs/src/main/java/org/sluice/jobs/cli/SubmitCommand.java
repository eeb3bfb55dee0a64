package org.sluice.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.jobs.cluster.Installation;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.run.RunDirectory;
import org.sluice.jobs.run.RunRecorder;
import org.sluice.jobs.train.RemoteCluster;
import org.sluice.jobs.train.RemoteTraining;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice submit}: the training loop on a Flink cluster. */
@Command(
    name = "submit",
    description = {
      "Trains on a Flink cluster, and follows what the job publishes to its Kafka cluster.",
      "Ctrl-C lets go of the job, which goes on; --resume follows it again, or with --from goes on"
          + " from a savepoint."
    },
    mixinStandardHelpOptions = true)
final class SubmitCommand implements Callable<Integer> {

  private static final String CONFIGURATION = "configuration.yaml";

  @Parameters(
      arity = "0..1",
      paramLabel = "CONF",
      description = "A configuration, such as conf/pendulum.yaml.")
  private Path file;

  @Option(
      names = "--master",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:8081",
      description =
          "The JobManager's REST interface, which is also its web interface. Default:"
              + " ${DEFAULT-VALUE}.")
  private String master;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Sets a key of the configuration; may be repeated. A cluster's job needs"
              + " kafka.bootstrap-servers=HOST:PORT.")
  private List<String> settings = List.of();

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description =
          "Where configuration, progress, snapshots and curve are kept, as with train; the topics"
              + " have the run's name. Default: the configuration's name.")
  private String run;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Goes on with the run in DIR: follows it, and submits it again with --from.")
  private Path resumed;

  @Option(
      names = "--from",
      paramLabel = "SAVEPOINT",
      description = "Submits the run of --resume from this savepoint or retained checkpoint.")
  private String savepoint;

  @Option(names = "--detached", description = "Returns as soon as the job is running.")
  private boolean detached;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    require(
        (file == null) != (resumed == null),
        "submit needs a configuration, or --resume with a run's folder");
    require(run == null || !run.isBlank(), "--run needs a name");
    require(run == null || resumed == null, "--run names a new run; --resume goes on with an old");
    require(
        savepoint == null || resumed != null,
        "--from goes on with a run, so it needs --resume with the run's folder");
    require(
        resumed == null || savepoint != null || !detached,
        "--resume without --from only follows the job, so --detached leaves nothing to do");
    return resumed == null ? begin() : resume();
  }

  private int begin() {
    Configuration read = Configuration.read(file, settings);
    Path folder = RunDirectory.place(run == null ? read.name() : run);
    Configuration configuration = read.named(folder.getFileName().toString());
    // Before the run has a folder: what is refused here leaves nothing behind.
    RemoteTraining training = training(configuration);
    training.check();
    return train(configuration, training, RunDirectory.create(folder), true);
  }

  private int resume() {
    Configuration configuration = Configuration.read(resumed.resolve(CONFIGURATION), settings);
    RemoteTraining training = training(configuration);
    boolean submits = savepoint != null;
    if (submits) {
      training.check();
    }
    return train(configuration, training, RunDirectory.reopen(resumed), submits);
  }

  private RemoteTraining training(Configuration configuration) {
    return new RemoteTraining(configuration, RemoteCluster.at(master));
  }

  private int train(
      Configuration configuration,
      RemoteTraining training,
      RunDirectory directory,
      boolean submits) {
    PrintWriter out = command.commandLine().getOut();
    try (RunRecorder recorder = new RunRecorder(directory, configuration)) {
      if (recorder.isComplete()) {
        out.printf("%s: all its steps are done%n", directory.folder());
        return CommandLine.ExitCode.OK;
      }
      TrainingConsole console = new TrainingConsole(configuration, recorder, command.commandLine());
      String id = submits ? submit(training, directory) : JobFile.read(directory.folder());
      out.printf("job %s at http://%s, into %s%n", id, master, directory.folder());
      out.flush();
      if (detached) {
        letGo(directory, out);
        return CommandLine.ExitCode.OK;
      }
      try (StopRequest stop = new StopRequest("letting go of the job, which goes on", out)) {
        if (training.follow(id, stop.requested(), console) == RemoteTraining.Ending.DETACHED) {
          letGo(directory, out);
        }
      }
      return console.end();
    }
  }

  private String submit(RemoteTraining training, RunDirectory directory) {
    String id =
        training.submit(
            Installation.current().jobJar(), Optional.ofNullable(savepoint), resumed != null);
    JobFile.write(directory.folder(), id);
    return id;
  }

  private void letGo(RunDirectory directory, PrintWriter out) {
    out.printf(
        "follow it with: ./sluice submit --resume %s --master %s%n", directory.folder(), master);
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(command.commandLine(), otherwise);
    }
  }
}
