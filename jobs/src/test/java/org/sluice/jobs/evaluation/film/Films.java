package org.sluice.jobs.evaluation.film;

import org.sluice.env.Generator;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;

/** Films of environments under random actions. */
public final class Films {

  private Films() {}

  /** A film of episodes that are cut off after a number of steps. */
  public static Film random(String id, int episodes, int steps) {
    try (Replayable env = Envs.makeWithoutLimit(id)) {
      Film film = new Film(env.spec().actionSpace());
      Generator random = new Generator(1);
      double[] action = new double[env.spec().actionSpace().size()];
      Step step = new Step(env.spec());
      env.reset(1, step.observation);
      for (int episode = 0; episode < episodes; episode++) {
        film.see(episode, 0, env, step.observation);
        for (int i = 1; i <= steps; i++) {
          env.spec().actionSpace().sample(random, action);
          env.replay(action, step);
          film.act(action, step.reward);
          film.see(episode, i, env, step.observation);
        }
        env.reset(step.observation);
      }
      return film;
    }
  }
}
