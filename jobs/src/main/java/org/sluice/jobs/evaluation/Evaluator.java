package org.sluice.jobs.evaluation;

import org.sluice.env.Box;
import org.sluice.env.Env;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;
import org.sluice.env.wrapper.ClipAction;
import org.sluice.env.wrapper.TimeLimit;
import org.sluice.jobs.run.SnapshotFile;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.rollout.Seeds;
import org.sluice.learning.trial.Trial;

/**
 * Runs whole episodes under a policy as it was learned: with its observation statistics, its limits
 * of actions and the environment's time limit.
 *
 * <p>It does what the first lane of a trial with the same seed does under this policy, step by
 * step; observations are rounded to single precision as a lane rounds them.
 */
public final class Evaluator implements AutoCloseable {

  private final Replayable simulation;
  private final Env env;
  private final Actor actor;
  private final ObservationStatistics statistics;

  /** Makes the environment; {@link #close} closes it. */
  public Evaluator(SnapshotFile stored) {
    Trial trial = stored.trial();
    this.actor = new Actor(stored.policy());
    this.actor.setParameters(stored.snapshot().policy());
    this.statistics =
        new ObservationStatistics(stored.snapshot().means(), stored.snapshot().deviations());
    this.simulation = Envs.makeWithoutLimit(trial.environment());
    this.env = limited(simulation, trial);
  }

  private static Env limited(Replayable simulation, Trial trial) {
    EnvSpec spec = simulation.spec();
    Env env = spec.timeLimit() == 0 ? simulation : new TimeLimit(simulation, spec.timeLimit());
    boolean clips =
        trial.hyperparameters().get(TrialParams.ACTION_LIMITS).equals(TrialParams.CLIP)
            && spec.actionSpace() instanceof Box;
    return clips ? new ClipAction(env) : env;
  }

  /**
   * Runs episodes; the same arguments give the same ones.
   *
   * @param episodes at least 1
   * @param seed of the environment's and of the actions' randomness
   * @param central takes the action that stands for the policy, in place of drawing one
   */
  public Evaluation run(int episodes, long seed, boolean central, Watcher watcher) {
    Generator random = new Generator(Seeds.actions(seed, 0));
    Step step = new Step(env.spec());
    double[] observation = step.observation;
    double[] normalised = new double[observation.length];
    double[] action = new double[env.spec().actionSpace().size()];
    double[] returns = new double[episodes];
    int[] lengths = new int[episodes];
    env.reset(Seeds.environment(seed, 0), observation);
    for (int episode = 0; episode < episodes; episode++) {
      if (episode > 0) {
        env.reset(observation);
      }
      round(observation);
      watcher.see(episode, 0, simulation, observation);
      do {
        statistics.normalise(observation, 0, normalised, 0);
        if (central) {
          actor.actCentrally(normalised, action);
        } else {
          actor.act(normalised, random, action);
        }
        env.step(action, step);
        round(observation);
        returns[episode] += step.reward;
        lengths[episode]++;
        watcher.see(episode, lengths[episode], simulation, observation);
      } while (!step.ended());
    }
    return new Evaluation(returns, lengths);
  }

  private static void round(double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) numbers[i];
    }
  }

  @Override
  public void close() {
    env.close();
  }
}
