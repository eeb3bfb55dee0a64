package org.sluice.jobs.evaluation;

import org.sluice.env.Controller;
import org.sluice.env.Env;
import org.sluice.env.Generator;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;
import org.sluice.env.wrapper.TimeLimit;
import org.sluice.learning.rollout.Seeds;

/** Runs whole episodes under a {@link SimplePolicy}, each with a seed of its own. */
public final class SimpleEpisodes implements AutoCloseable {

  private final Replayable simulation;
  private final Env env;
  private final Generator random = new Generator(0);
  private final Controller controller;

  /**
   * Creates the environment; {@link #close} closes it.
   *
   * @param timeLimit steps after which an episode is cut off, at least 1
   * @throws org.sluice.env.EnvException if the policy does not fit it, or there is no such
   *     environment
   */
  public SimpleEpisodes(String environment, int timeLimit, SimplePolicy policy) {
    this.simulation = Envs.makeWithoutLimit(environment);
    this.env = new TimeLimit(simulation, timeLimit);
    this.controller = policy.controller(simulation, random);
  }

  /** Runs episodes; equal arguments give equal episodes. */
  public Evaluation run(int episodes, long seed) {
    Step step = new Step(env.spec());
    double[] action = new double[env.spec().actionSpace().size()];
    double[] returns = new double[episodes];
    int[] lengths = new int[episodes];
    for (int episode = 0; episode < episodes; episode++) {
      random.seed(Seeds.actions(seed, episode));
      env.reset(Seeds.environment(seed, episode), step.observation);
      controller.begin();
      do {
        controller.act(step.observation, action);
        env.step(action, step);
        returns[episode] += step.reward;
        lengths[episode]++;
      } while (!step.ended());
    }
    return new Evaluation(returns, lengths);
  }

  @Override
  public void close() {
    env.close();
  }
}
