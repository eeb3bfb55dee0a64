package org.sluice.jobs.cli.env;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.sluice.env.EnvException;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.replay.Place;
import org.sluice.jobs.replay.RecordedKind;
import org.sluice.jobs.replay.RecordedStatistics;
import org.sluice.jobs.replay.RecordedTrajectories;
import org.sluice.jobs.replay.RecordingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice env verify}: compares environments with recordings. */
@Command(
    name = "verify",
    description = {
      "Compares environments with recordings: replays recorded trajectories and prints the largest"
          + " differences per file; plays episodes again whose statistics were recorded and prints"
          + " how many standard errors apart the means are.",
      "Exits with 1 if a difference exceeds the tolerance, an end mark differs, means are more than"
          + " 3.5 standard errors apart or a file cannot be compared.",
      "docs/trajectories.md describes the formats."
    })
final class EnvVerifyCommand extends SluiceCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Recorded trajectories or statistics (JSON).")
  private List<Path> files;

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      defaultValue = "1e-8",
      description =
          "Largest absolute difference allowed in observations and rewards of trajectories."
              + " Default: ${DEFAULT-VALUE}.")
  private double tolerance;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps to compare of each trajectory. Default: all.")
  private Integer steps;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      description = "Episodes to play for statistics. Default: as many as recorded.")
  private Integer episodes;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "0",
      description = "Seed of these episodes. Default: ${DEFAULT-VALUE}.")
  private long seed;

  private String heading = "";

  @Override
  public Integer call() {
    require(
        tolerance >= 0 && Double.isFinite(tolerance),
        "--tolerance must be a number of at least 0, not " + tolerance);
    require(steps == null || steps >= 1, "--steps must be at least 1, not " + steps);
    require(episodes == null || episodes >= 2, "--episodes must be at least 2, not " + episodes);
    List<RecordedKind> kinds =
        List.of(
            new RecordedStatistics(
                episodes == null ? OptionalInt.empty() : OptionalInt.of(episodes), seed),
            new RecordedTrajectories(tolerance, steps == null ? Integer.MAX_VALUE : steps));
    int failures = 0;
    for (Path file : files) {
      try {
        failures += verify(Place.read(file), kinds) ? 0 : 1;
      } catch (RecordingException | EnvException e) {
        remark(explain(file, e));
        failures++;
      }
    }
    return failures == 0 ? 0 : 1;
  }

  private boolean verify(Place file, List<RecordedKind> kinds) {
    RecordedKind kind = RecordedKind.of(file, kinds);
    return kind.verify(
        file,
        row -> {
          if (!heading.equals(kind.heading())) {
            heading = kind.heading();
            out().println(heading);
          }
          out().println(row);
          out().flush();
        });
  }

  private static String explain(Path file, RuntimeException error) {
    String message = error.getMessage();
    return message.startsWith(file.toString()) ? message : file + ": " + message;
  }
}
