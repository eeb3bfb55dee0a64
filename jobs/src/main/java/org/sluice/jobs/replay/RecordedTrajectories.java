package org.sluice.jobs.replay;

import java.util.function.Consumer;
import org.sluice.env.Replayable;
import org.sluice.env.registry.Envs;

/**
 * Recorded trajectories, replayed step by step.
 *
 * @param tolerance the largest absolute difference allowed in observations and rewards
 * @param steps how many steps of each trajectory to compare at most
 */
public record RecordedTrajectories(double tolerance, int steps) implements RecordedKind {

  private static final String ROW = "%-34s %12s %7s %13s %13s %10s  %-7s  %s";

  @Override
  public boolean isOne(Place file) {
    return file.has("env_id") || file.has("trajectories") || Box2dEpisode.isOne(file);
  }

  @Override
  public String heading() {
    return String.format(
        ROW,
        "ENVIRONMENT",
        "TRAJECTORIES",
        "STEPS",
        "OBSERVATION",
        "REWARD",
        "END MARKS",
        "VERDICT",
        "FILE");
  }

  @Override
  public boolean verify(Place file, Consumer<String> table) {
    Recording recording = Recording.read(file);
    try (Replayable env = Envs.makeWithoutLimit(recording.environment())) {
      Replay replay = Replay.of(env, recording, steps);
      boolean passed = replay.within(tolerance);
      table.accept(
          String.format(
              ROW,
              recording.environment(),
              recording.trajectories().size(),
              replay.steps(),
              String.format("%.3g", replay.observationDifference()),
              String.format("%.3g", replay.rewardDifference()),
              replay.endMarkDifferences(),
              passed ? "ok" : "DIFFERS",
              file.path()));
      return passed;
    }
  }
}
