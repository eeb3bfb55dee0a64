package org.sluice.jobs.cli.runs;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;
import org.sluice.jobs.cli.common.CommandException;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.top.Leaderboard;
import org.sluice.jobs.top.LiveScreen;
import org.sluice.jobs.top.RecordedStandings;
import org.sluice.jobs.top.Standings;
import org.sluice.jobs.top.StreamedStandings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice top}: the trials of a run as a leaderboard. */
@Command(
    name = "top",
    description = {
      "Shows the trials of a running or finished run, ordered by mean return.",
      "Refreshes every second until you press q. Prints once if there is no terminal."
    },
    mixinStandardHelpOptions = true)
public final class TopCommand extends SluiceCommand implements Runnable {

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "A run's folder, such as runs/pendulum; shows all trials in or below it.")
  private Path folder;

  @Mixin private ProgressTopicOption topic;

  @Option(names = "--once", description = "Prints the leaderboard once.")
  private boolean once;

  @Override
  public void run() {
    topic.check(folder != null);
    try (Standings standings = standings()) {
      if (once || !show(standings)) {
        print(standings);
      }
    }
  }

  private Standings standings() {
    if (!topic.isGiven()) {
      return new RecordedStandings(folder);
    }
    ProgressTopicOption.ProgressTopic its = topic.topic();
    return new StreamedStandings(its.settings(), its.topics(), its.trials());
  }

  private void print(Standings standings) {
    PrintWriter out = out();
    Leaderboard board = Leaderboard.of(standings.read());
    out.println(board.summary(OptionalDouble.empty()));
    board.table(Integer.MAX_VALUE, Integer.MAX_VALUE).forEach(out::println);
    out.flush();
  }

  /** Runs the live screen until it is told to end; false if the terminal cannot be drawn on. */
  private static boolean show(Standings standings) {
    AtomicBoolean stopped = new AtomicBoolean();
    List<String> signals = List.of("INT", "TERM");
    try (Terminal terminal =
        TerminalBuilder.builder()
            .systemOutput(TerminalBuilder.SystemOutput.SysOut)
            .dumb(true)
            .nativeSignals(false)
            .build()) {
      if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
        return false;
      }
      signals.forEach(signal -> Signals.register(signal, () -> stopped.set(true)));
      new LiveScreen(terminal, stopped::get).show(standings);
      return true;
    } catch (IOException e) {
      throw new CommandException("the terminal cannot be used: " + e.getMessage(), e);
    } finally {
      signals.forEach(Signals::registerDefault);
    }
  }
}
