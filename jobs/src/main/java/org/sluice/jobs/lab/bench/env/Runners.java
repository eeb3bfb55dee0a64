package org.sluice.jobs.lab.bench.env;

import org.sluice.env.Env;
import org.sluice.env.Step;
import org.sluice.env.mujoco.PhysicsLoop;

/** What goes a {@link Script}, in seconds. */
final class Runners {

  private static final double NANOS = 1e-9;

  private Runners() {}

  /** The environment as users get it. */
  static double runEnv(Env env, Step step, Script script) {
    double[][] actions = script.actions();
    long start = System.nanoTime();
    env.reset(Script.SEED, step.observation);
    for (double[] action : actions) {
      env.step(action, step);
      if (step.ended()) {
        env.reset(step.observation);
      }
    }
    return (System.nanoTime() - start) * NANOS;
  }

  /** The bare engine, from the same states under the same controls. */
  static double runBare(PhysicsLoop loop, Script script) {
    double[][] actions = script.actions();
    int[] starts = script.episodeStarts();
    int episode = 0;
    long start = System.nanoTime();
    for (int i = 0; i < actions.length; i++) {
      if (episode < starts.length && starts[episode] == i) {
        loop.reset(script.startStates().get(episode++));
      }
      loop.step(actions[i]);
    }
    return (System.nanoTime() - start) * NANOS;
  }
}
