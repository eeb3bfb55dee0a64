package org.sluice.jobs.replay;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.sluice.env.EnvException;
import org.sluice.jobs.evaluation.Evaluation;
import org.sluice.jobs.evaluation.SimpleEpisodes;

/**
 * Recorded statistics of episodes: the same policy plays again, and mean return and mean length
 * must be within {@value #STANDARD_ERRORS} standard errors of the recorded ones.
 *
 * @param episodes how many to play, at least 2; empty for as many as recorded
 * @param seed of the episodes
 */
public record RecordedStatistics(OptionalInt episodes, long seed) implements RecordedKind {

  private static final double STANDARD_ERRORS = 3.5;

  private static final String ROW = "%-34s %-9s %8s %18s %18s %6s %18s %18s %6s  %-7s  %s";

  @Override
  public boolean isOne(Place file) {
    return Statistics.isFormat(file) || GymnasiumStatistics.isOne(file);
  }

  @Override
  public String heading() {
    return String.format(
        ROW,
        "ENVIRONMENT",
        "POLICY",
        "EPISODES",
        "RETURN",
        "RECORDED",
        "ERRORS",
        "LENGTH",
        "RECORDED",
        "ERRORS",
        "VERDICT",
        "FILE");
  }

  @Override
  public boolean verify(Place file, Consumer<String> table) {
    List<Statistics> rows =
        Statistics.isFormat(file) ? Statistics.read(file) : GymnasiumStatistics.read(file);
    boolean passed = true;
    for (Statistics recorded : rows) {
      passed &= verify(recorded, file.path(), table);
    }
    return passed;
  }

  private boolean verify(Statistics recorded, String file, Consumer<String> table) {
    int count = episodes.orElse(recorded.returns().episodes());
    Evaluation played = play(recorded, count);
    Sample returns = Sample.of(played.returns());
    Sample lengths = Sample.of(IntStream.of(played.lengths()).asDoubleStream().toArray());
    double returnErrors = returns.above(recorded.returns());
    double lengthErrors = lengths.above(recorded.lengths());
    boolean passed =
        Math.abs(returnErrors) <= STANDARD_ERRORS && Math.abs(lengthErrors) <= STANDARD_ERRORS;
    table.accept(
        String.format(
            ROW,
            recorded.environment(),
            recorded.policy().word(),
            count,
            returns,
            recorded.returns(),
            String.format("%+.2f", returnErrors),
            lengths,
            recorded.lengths(),
            String.format("%+.2f", lengthErrors),
            passed ? "ok" : "DIFFERS",
            file));
    return passed;
  }

  private Evaluation play(Statistics recorded, int count) {
    try (SimpleEpisodes episodes =
        new SimpleEpisodes(recorded.environment(), recorded.timeLimit(), recorded.policy())) {
      return episodes.run(count, seed);
    } catch (EnvException e) {
      throw new RecordingException(recorded.place() + ": " + e.getMessage());
    }
  }
}
