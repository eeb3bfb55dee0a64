package org.sluice.jobs.cli.env;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sluice.env.EnvException;
import org.sluice.env.Replayable;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.replay.Recording;
import org.sluice.jobs.replay.RecordingException;
import org.sluice.jobs.replay.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code sluice env verify}: compares environments with recorded trajectories. */
@Command(
    name = "verify",
    description = {
      "Replays recorded trajectories and prints the largest differences per file.",
      "Exits with 1 if a difference exceeds the tolerance, an end mark differs or a"
          + " file cannot be replayed.",
      "docs/trajectories.md describes the format."
    })
final class EnvVerifyCommand extends SluiceCommand implements Callable<Integer> {

  private static final String ROW = "%-27s %12s %7s %13s %13s %10s  %-7s  %s%n";

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Recorded trajectories (JSON).")
  private List<Path> files;

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      defaultValue = "1e-8",
      description =
          "Largest absolute difference allowed in observations and rewards. Default:"
              + " ${DEFAULT-VALUE}.")
  private double tolerance;

  @Override
  public Integer call() {
    if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
      throw new ParameterException(
          command.commandLine(), "--tolerance must be a number of at least 0, not " + tolerance);
    }
    PrintWriter out = out();
    out.printf(
        ROW,
        "ENVIRONMENT",
        "TRAJECTORIES",
        "STEPS",
        "OBSERVATION",
        "REWARD",
        "END MARKS",
        "VERDICT",
        "FILE");
    int failures = 0;
    for (Path file : files) {
      try {
        failures += verify(file, out) ? 0 : 1;
      } catch (RecordingException | EnvException e) {
        command.commandLine().getErr().println("sluice: " + explain(file, e));
        failures++;
      }
      out.flush();
    }
    return failures == 0 ? 0 : 1;
  }

  private boolean verify(Path file, PrintWriter out) {
    Recording recording = Recording.read(file);
    try (Replayable env = Envs.makeWithoutLimit(recording.environment())) {
      Replay replay = Replay.of(env, recording);
      boolean passed = replay.within(tolerance);
      out.printf(
          ROW,
          recording.environment(),
          recording.trajectories().size(),
          replay.steps(),
          String.format("%.3g", replay.observationDifference()),
          String.format("%.3g", replay.rewardDifference()),
          replay.endMarkDifferences(),
          passed ? "ok" : "DIFFERS",
          file);
      return passed;
    }
  }

  private static String explain(Path file, RuntimeException error) {
    String message = error.getMessage();
    return message.startsWith(file.toString()) ? message : file + ": " + message;
  }
}
