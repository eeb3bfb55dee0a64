package org.sluice.jobs.lab.bench.env;

import java.util.Optional;
import org.sluice.env.BareLoop;
import org.sluice.env.Replayable;
import org.sluice.env.pixel.console.DrawingLoop;
import org.sluice.env.pixel.console.PixelGame;
import org.sluice.env.registry.Envs;
import org.sluice.env.registry.MujocoTasks;

/** The bare loops of the tasks that have one. */
final class BareLoops {

  private BareLoops() {}

  /** A new loop of a task; the caller closes it. */
  static Optional<BareLoop> of(String id) {
    if (EnvBenchmark.hasEngine(id)) {
      return Optional.of(MujocoTasks.bareEngine(id));
    }
    Replayable env = Envs.makeWithoutLimit(id);
    if (env instanceof PixelGame game) {
      return Optional.of(new DrawingLoop(game));
    }
    env.close();
    return Optional.empty();
  }
}
