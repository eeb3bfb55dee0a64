package org.sluice.jobs.evaluation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.sluice.env.Box;
import org.sluice.env.Controller;
import org.sluice.env.Env;
import org.sluice.env.EnvException;
import org.sluice.env.Generator;
import org.sluice.env.Replayable;
import org.sluice.env.Spaces;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;
import org.sluice.env.wrapper.ClipAction;
import org.sluice.env.wrapper.MappedAction;
import org.sluice.env.wrapper.TimeLimit;
import org.sluice.jobs.run.files.RunException;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.rollout.Behaviour;
import org.sluice.learning.rollout.CentralActions;
import org.sluice.learning.rollout.DrawnActions;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.rollout.Seeds;
import org.sluice.learning.rollout.exploration.EpisodeNoise;
import org.sluice.learning.trial.BelowProblems;
import org.sluice.learning.trial.LowerLayers;
import org.sluice.learning.trial.SpecifiedPolicy;

/**
 * Runs whole episodes under a policy with its training settings: its observation statistics, its
 * action limits, the layers below it and the environment's time limit.
 *
 * <p>It takes the same steps as the first lane of a trial with the same seed under this policy;
 * observations are rounded to single precision as in a lane.
 */
public final class Evaluator implements AutoCloseable {

  private final Replayable simulation;
  private final Env env;

  /** What turns the policy's actions into the simulation's; null if they are. */
  private final MappedAction layered;

  private final Supplier<Behaviour> drawn;
  private final Generator random = new Generator(0);

  /** Null if a trained policy acts. */
  private final Controller controller;

  private final Actor actor;
  private ObservationStatistics statistics;

  /**
   * Creates the environment; {@link #close} closes it.
   *
   * @throws IllegalArgumentException if this build has no such policy
   * @throws EnvException if it has no such environment
   */
  public Evaluator(PolicySnapshot policy) {
    PolicySpecification specification = policy.specification();
    Policy made = SpecifiedPolicy.create(specification);
    this.drawn = made.noiseLastsEpisode() ? EpisodeNoise::new : DrawnActions::new;
    this.controller = null;
    this.actor = new Actor(made);
    follow(policy);
    check(specification, Envs.spec(specification.environment()).spaces());
    this.simulation = Envs.makeWithoutLimit(specification.environment());
    Env limited = TimeLimit.specified(simulation);
    this.layered =
        specification.below().isEmpty()
            ? null
            : LowerLayers.layered(
                limited, specification.below(), (Box) specification.spaces().actions());
    Env taking = layered == null ? limited : layered;
    this.env = SpecifiedPolicy.limits(specification) == null ? taking : new ClipAction(taking);
  }

  /**
   * Evaluates another version of the policy from the next run on.
   *
   * @param policy with the specification of the first
   */
  public void follow(PolicySnapshot policy) {
    actor.setParameters(policy.policy());
    statistics = new ObservationStatistics(policy.means(), policy.deviations());
  }

  private static void check(PolicySpecification specification, Spaces own) {
    List<String> problems = BelowProblems.of(own, specification);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    Spaces its = specification.spaces();
    boolean same = specification.below().isEmpty() ? own.equals(its) : seesSame(own, its);
    if (!same) {
      throw new IllegalArgumentException(
          String.format(
              "its spaces are %s and %s, but those of this build's %s are %s and %s",
              its.observations(),
              its.actions(),
              specification.environment(),
              own.observations(),
              own.actions()));
    }
  }

  private static boolean seesSame(Spaces own, Spaces its) {
    return own.observations().equals(its.observations());
  }

  private Evaluator(Replayable simulation, SimplePolicy policy) {
    Controller chosen = policy.controller(simulation, random);
    this.drawn =
        () ->
            (none, observation, same, action) -> {
              chosen.act(observation, action);
              return 0;
            };
    this.controller = chosen;
    this.actor = null;
    this.statistics = new ObservationStatistics(new double[0], new double[0]);
    this.simulation = simulation;
    this.layered = null;
    this.env = TimeLimit.specified(simulation);
  }

  /**
   * An evaluator of a policy that needs no training.
   *
   * @throws EnvException if it does not fit the environment, or there is no such environment
   */
  public static Evaluator of(String environment, SimplePolicy policy) {
    Replayable simulation = Envs.makeWithoutLimit(environment);
    try {
      return new Evaluator(simulation, policy);
    } catch (EnvException e) {
      simulation.close();
      throw e;
    }
  }

  /**
   * An evaluator for a policy from a file.
   *
   * @throws RunException if this build cannot run the policy
   */
  public static Evaluator of(Path file, PolicySnapshot policy) {
    try {
      return new Evaluator(policy);
    } catch (IllegalArgumentException | EnvException e) {
      throw new RunException(file + ": this build cannot run this policy: " + e.getMessage(), e);
    }
  }

  /** The environment, between two runs. */
  public Env env() {
    return env;
  }

  /**
   * Runs episodes, until the watcher is satisfied; equal arguments give equal episodes.
   *
   * @param episodes at least 1
   * @param seed of the environment's and of the actions' randomness
   * @param central takes the policy's deterministic action instead of sampling one
   */
  public Evaluation run(int episodes, long seed, boolean central, Watcher watcher) {
    Behaviour behaviour = central ? new CentralActions() : drawn.get();
    random.seed(Seeds.actions(seed, 0));
    Step step = new Step(env.spec());
    double[] observation = step.observation;
    double[] normalised = new double[observation.length];
    double[] action = new double[env.spec().actionSpace().size()];
    double[] returns = new double[episodes];
    int[] lengths = new int[episodes];
    env.reset(Seeds.environment(seed, 0), observation);
    int episode = 0;
    for (; episode < episodes && !watcher.isSatisfied(); episode++) {
      if (episode > 0) {
        env.reset(observation);
      }
      if (controller != null) {
        controller.begin();
      }
      round(observation);
      watcher.see(episode, 0, simulation, observation);
      do {
        statistics.normalise(observation, normalised);
        behaviour.act(actor, normalised, random, action);
        env.step(action, step);
        round(observation);
        returns[episode] += step.reward;
        lengths[episode]++;
        watcher.act(layered == null ? action : layered.inner(), step.reward);
        watcher.see(episode, lengths[episode], simulation, observation);
      } while (!step.ended() && !watcher.isSatisfied());
      behaviour.episodeEnded();
      watcher.end(EndMark.of(step.terminated, step.truncated));
    }
    return new Evaluation(Arrays.copyOf(returns, episode), Arrays.copyOf(lengths, episode));
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
