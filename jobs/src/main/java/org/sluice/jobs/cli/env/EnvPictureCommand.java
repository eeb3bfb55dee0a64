package org.sluice.jobs.cli.env;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sluice.env.Env;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.cli.common.ReportFile;
import org.sluice.jobs.cli.common.SluiceCommand;
import org.sluice.jobs.drawing.DrawnState;
import org.sluice.jobs.drawing.PictureGrid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice env picture}: draws environments. */
@Command(
    name = "picture",
    description = {
      "Draws a state of an environment as a PNG file.",
      "Several environments are drawn in rows, with their names."
    })
final class EnvPictureCommand extends SluiceCommand implements Runnable {

  @Parameters(
      arity = "1..*",
      paramLabel = "ID",
      description = "The environments; 'sluice env list' shows all.")
  private List<String> ids;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Steps with uniformly drawn actions before the picture, or until the episode ends."
              + " Default: ${DEFAULT-VALUE}, the first state.")
  private int steps;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "0",
      description = "Seed of the environment and of the actions. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--columns",
      paramLabel = "N",
      defaultValue = "4",
      description = "The most pictures in a row. Default: ${DEFAULT-VALUE}.")
  private int columns;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "picture.png",
      description = "The PNG file. Default: ${DEFAULT-VALUE}.")
  private Path file;

  @Override
  public void run() {
    require(steps >= 0, "--steps must be at least 0, not " + steps);
    require(columns >= 1, "--columns must be at least 1, not " + columns);
    ids.forEach(Envs::spec);
    ids.forEach(this::requireDrawable);
    ReportFile.prepare(file);
    List<PictureGrid.Panel> panels = new ArrayList<>();
    for (String id : ids) {
      try (Env env = Envs.make(id)) {
        play(env);
        panels.add(new PictureGrid.Panel(env.spec().id(), DrawnState.of(env)));
      }
    }
    PictureGrid.write(file, panels, Math.min(columns, panels.size()));
    out().println("wrote " + file);
    out().flush();
  }

  private void requireDrawable(String id) {
    try (Env env = Envs.make(id)) {
      require(env.drawable().isPresent(), DrawnState.notDrawable(id));
    }
  }

  private void play(Env env) {
    Generator random = new Generator(seed);
    double[] action = new double[env.spec().actionSpace().size()];
    Step step = new Step(env.spec());
    env.reset(seed, step.observation);
    for (int i = 0; i < steps && !step.ended(); i++) {
      env.spec().actionSpace().sample(random, action);
      env.step(action, step);
    }
  }
}
