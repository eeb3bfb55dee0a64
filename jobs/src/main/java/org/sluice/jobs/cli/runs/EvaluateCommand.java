package org.sluice.jobs.cli.runs;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.sluice.jobs.cli.common.ReportFile;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.evaluation.Evaluation;
import org.sluice.jobs.evaluation.Evaluator;
import org.sluice.jobs.evaluation.TrajectoryPicture;
import org.sluice.jobs.evaluation.Watcher;
import org.sluice.jobs.run.SnapshotFile;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.PolicySnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code sluice evaluate}: evaluates a trained policy. */
@Command(
    name = "evaluate",
    description = {
      "Runs episodes under a trained policy and prints a summary.",
      "docs/runs.md describes the snapshots that training writes."
    })
public final class EvaluateCommand extends SluiceCommand implements Runnable {

  @Parameters(
      paramLabel = "SNAPSHOT",
      description = "A policy snapshot, such as runs/pendulum/snapshots/best.")
  private Path file;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "100",
      description = "Episodes to run. Default: ${DEFAULT-VALUE}.")
  private int episodes;

  @Option(
      names = "--deterministic",
      description = "Takes the policy's deterministic action instead of sampling one.")
  private boolean deterministic;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "0",
      description = "Seed of the environment and of the actions. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "Draws the agent's paths as a PNG file, for tasks with a position in a plane.")
  private Path picture;

  @Override
  public void run() {
    if (episodes < 1) {
      throw new ParameterException(
          command.commandLine(), "--episodes must be at least 1, not " + episodes);
    }
    PolicySnapshot policy = SnapshotFile.read(file);
    TrajectoryPicture paths = picture == null ? null : paths(policy.specification().environment());
    Evaluation evaluation;
    try (Evaluator evaluator = Evaluator.of(file, policy)) {
      evaluation =
          evaluator.run(episodes, seed, deterministic, paths == null ? Watcher.NONE : paths);
    }
    print(policy, evaluation);
    if (paths != null) {
      paths.write(
          picture,
          String.format("%s: %d episodes", policy.specification().environment(), episodes));
    }
  }

  private TrajectoryPicture paths(String environment) {
    try {
      TrajectoryPicture paths = new TrajectoryPicture(environment);
      ReportFile.prepare(picture);
      return paths;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--picture: " + e.getMessage(), e);
    }
  }

  private void print(PolicySnapshot policy, Evaluation evaluation) {
    PrintWriter out = out();
    out.printf(
        "%s, %s policy, version %d after %,d steps; actions %s, seed %d%n",
        policy.specification().environment(),
        policy.specification().settings().get(PolicyParams.TYPE.name),
        policy.version(),
        policy.steps(),
        deterministic ? "deterministic" : "sampled",
        seed);
    out.printf("episodes   %d%n", episodes);
    out.printf(
        "return     %.3f ± %.3f (min %.3f, max %.3f)%n",
        evaluation.meanReturn(),
        evaluation.returnDeviation(),
        evaluation.leastReturn(),
        evaluation.largestReturn());
    out.printf(
        "length     %.1f (min %d, max %d)%n",
        evaluation.meanLength(), evaluation.leastLength(), evaluation.largestLength());
    out.flush();
  }
}
