package org.sluice.jobs.cli.train;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.sluice.jobs.cli.common.SettingsOption;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.cli.common.TrialList;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.LocalRun;
import org.sluice.jobs.run.RunDirectory;
import org.sluice.jobs.run.fork.ForkedTrial;
import org.sluice.jobs.train.SavedPolicy;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice fork}: variants of a run, from one of its snapshots or savepoints on. */
@Command(
    name = "fork",
    description = {
      "Trains variants of a run, as a new run and one job. They have the run's configuration, with"
          + " the changes of --set, and begin with one of its snapshots: policy, value function and"
          + " observation statistics. Optimisers, replay buffers and episodes start afresh.",
      "With --savepoint, they begin with these three as a savepoint of the run has them.",
      "Several variants are a sweep: --set sweep.grid.gamma=0.98,0.99 --set seeds=4."
    },
    mixinStandardHelpOptions = true)
public final class ForkCommand extends SluiceCommand implements Callable<Integer> {

  private static final String LAST = "last";

  @Parameters(paramLabel = "RUN", description = "A run's folder, such as runs/pendulum.")
  private Path parent;

  @Mixin private SettingsOption settings;

  @Option(
      names = "--trial",
      paramLabel = "ID",
      description = "The trial to begin with, if the run has several.")
  private String trial;

  @Option(
      names = "--snapshot",
      paramLabel = "NAME",
      description =
          "The trial's snapshot: first, best, last or one such as version-000100. It is kept under"
              + " its version's name, so that it is not replaced. Default: last.")
  private String snapshot;

  @Option(
      names = "--savepoint",
      paramLabel = "PLACE",
      description =
          "A savepoint of the run, such as runs/pendulum/savepoints/savepoint-…, instead of a"
              + " snapshot. Its policy is kept among the trial's snapshots.")
  private String savepoint;

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description =
          "Writes to runs/NAME, which must be empty or not exist; a NAME with a slash is a path."
              + " Default: the run's name and -fork.")
  private String run;

  @Option(
      names = "--dry-run",
      description = "Prints the trials and what they need, without training.")
  private boolean dryRun;

  @Override
  public Integer call() {
    String name = run == null ? parent.toAbsolutePath().normalize().getFileName() + "-fork" : run;
    Optional<String> wrong = RunDirectory.problem(name);
    require(wrong.isEmpty(), "--run " + wrong.orElse(""));
    Path folder = RunDirectory.place(name);
    require(
        snapshot == null || savepoint == null, "--snapshot and --savepoint: choose one of them");
    ForkedTrial forked = forked(Optional.ofNullable(trial));
    Configuration configuration =
        forked.configuration(folder.getFileName().toString(), settings.values());
    if (dryRun) {
      TrialList.print(configuration, out());
      LocalRun.check(configuration);
      return CommandLine.ExitCode.OK;
    }
    return new LocalRunner(command.commandLine(), this::remark, OptionalInt.empty())
        .begin(configuration, folder);
  }

  private ForkedTrial forked(Optional<String> id) {
    return savepoint == null
        ? ForkedTrial.of(parent, id, snapshot == null ? LAST : snapshot)
        : ForkedTrial.of(parent, id, one -> SavedPolicy.read(savepoint, one));
  }
}
