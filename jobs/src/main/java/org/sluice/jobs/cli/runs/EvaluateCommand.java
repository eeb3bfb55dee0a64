package org.sluice.jobs.cli.runs;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.sluice.env.Env;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.cli.common.ReportFile;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.drawing.DrawnState;
import org.sluice.jobs.evaluation.Evaluation;
import org.sluice.jobs.evaluation.Evaluator;
import org.sluice.jobs.evaluation.TrajectoryPicture;
import org.sluice.jobs.evaluation.Watcher;
import org.sluice.jobs.evaluation.film.Film;
import org.sluice.jobs.run.files.SnapshotFile;
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

  @Option(
      names = "--film",
      paramLabel = "FILE",
      description =
          "Films the episodes as an HTML page, for environments that can be drawn; it has the first"
              + " 5,000 states.")
  private Path film;

  @Override
  public void run() {
    if (episodes < 1) {
      throw new ParameterException(
          command.commandLine(), "--episodes must be at least 1, not " + episodes);
    }
    PolicySnapshot policy = SnapshotFile.read(file);
    String environment = policy.specification().environment();
    TrajectoryPicture paths = picture == null ? null : paths(environment);
    Evaluation evaluation;
    Film scenes;
    try (Evaluator evaluator = Evaluator.of(file, policy)) {
      scenes = film == null ? null : film(evaluator.env());
      Watcher watcher = paths == null ? Watcher.NONE : paths;
      evaluation =
          evaluator.run(
              episodes, seed, deterministic, scenes == null ? watcher : watcher.and(scenes));
    }
    print(policy, evaluation);
    if (paths != null) {
      paths.write(picture, String.format("%s: %d episodes", environment, episodes));
    }
    if (scenes != null) {
      ReportFile.write(film, scenes.page(title(policy)));
      if (!scenes.omission().isEmpty()) {
        remark(scenes.omission());
      }
    }
  }

  private Film film(Env env) {
    require(env.drawable().isPresent(), "--film: " + DrawnState.notDrawable(env.spec().id()));
    ReportFile.prepare(film);
    return new Film(Envs.spec(env.spec().id()).actionSpace());
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

  private String title(PolicySnapshot policy) {
    return String.format(
        "%s, %s policy, version %d after %,d steps; actions %s, seed %d",
        policy.specification().environment(),
        policy.specification().settings().get(PolicyParams.TYPE.name),
        policy.version(),
        policy.steps(),
        deterministic ? "deterministic" : "sampled",
        seed);
  }

  private void print(PolicySnapshot policy, Evaluation evaluation) {
    PrintWriter out = out();
    out.println(title(policy));
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
