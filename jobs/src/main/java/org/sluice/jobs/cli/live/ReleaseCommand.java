package org.sluice.jobs.cli.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.live.Commands;
import org.sluice.jobs.live.LiveRun;
import org.sluice.learning.live.Settings;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.trial.Trial;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice release}: commands to a live trial's learner. */
@CommandLine.Command(
    name = "release",
    description =
        "Writes commands to a live trial's log. Each takes effect where it is in the log, so"
            + " relearning sees it too.",
    mixinStandardHelpOptions = true)
public final class ReleaseCommand extends SluiceCommand implements Runnable {

  @Mixin private LiveRunOptions options;

  @Option(names = "--freeze", description = "Learn nothing until --thaw.")
  private boolean freeze;

  @Option(names = "--thaw", description = "Learn again.")
  private boolean thaw;

  @Option(
      names = "--rollback",
      paramLabel = "VERSION",
      description = "Publish an earlier policy as the next version.")
  private Integer rollBack;

  @Option(
      names = "--share",
      paramLabel = "SHARE",
      description =
          "Share of the actors that follow the newest version, 0 … 1; the others stay with the"
              + " version that is the newest when the learner reads the command. 1 lets all follow"
              + " the newest.")
  private Double share;

  @Option(
      names = "--change",
      paramLabel = "KEY=VALUE",
      description = "Change a hyper-parameter of the algorithm; may be repeated.")
  private Map<String, String> changes = Map.of();

  @Override
  public void run() {
    require(!(freeze && thaw), "--freeze and --thaw exclude each other");
    require(share == null || (share >= 0 && share <= 1), "--share must be 0 … 1, not " + share);
    require(rollBack == null || rollBack >= 0, "--rollback must be a version, not " + rollBack);
    try (LiveRun run = options.open()) {
      Trial trial = options.trial(run);
      changes.forEach(
          (key, value) ->
              Settings.problem(trial, key, value)
                  .ifPresent(problem -> require(false, "--change: " + problem)));
      List<Command> commands = commands(trial.id());
      require(
          !commands.isEmpty(),
          "release needs a command: --freeze, --thaw, --rollback, --share or --change");
      long offset = Commands.send(run, commands);
      out()
          .printf(
              Locale.ROOT,
              "%d command%s written to %s, up to offset %,d%s%n",
              commands.size(),
              commands.size() == 1 ? "" : "s",
              run.topics().experience(),
              offset,
              run.isAtRest() ? "; the run is stopped, and takes them when it is resumed" : "");
    }
  }

  private List<Command> commands(String trial) {
    List<Command> commands = new ArrayList<>();
    if (freeze) {
      commands.add(Command.freeze(trial));
    }
    changes.forEach((key, value) -> commands.add(Command.set(trial, key, value)));
    if (rollBack != null) {
      commands.add(Command.rollBack(trial, rollBack));
    }
    if (share != null) {
      commands.add(Command.share(trial, share));
    }
    if (thaw) {
      commands.add(Command.thaw(trial));
    }
    return commands;
  }
}
