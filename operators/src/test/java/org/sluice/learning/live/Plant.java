package org.sluice.learning.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sluice.env.Env;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Transitions;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.trial.SpecifiedPolicy;

/** A program that is not paused: plays pendulums and records what it does. */
final class Plant {

  private final String trial;
  private final String name;
  private final Env env = Envs.make("Pendulum-v1");
  private final Step step = new Step(env.spec());
  private final Generator random;
  private Actor actor;
  private PolicySnapshot followed;
  private ObservationStatistics statistics;
  private long episode;
  private long position;
  private double sum;
  private final List<Double> returns = new ArrayList<>();

  Plant(String trial, String name, long seed) {
    this.trial = trial;
    this.name = name;
    this.random = new Generator(seed);
    env.reset(seed, step.observation);
  }

  void follow(PolicySnapshot snapshot) {
    if (actor == null) {
      actor = new Actor(SpecifiedPolicy.create(snapshot.specification()));
    }
    actor.setParameters(snapshot.policy());
    statistics = new ObservationStatistics(snapshot.means(), snapshot.deviations());
    followed = snapshot;
  }

  /** Returns of whole episodes. */
  List<Double> returns() {
    return returns;
  }

  /** Up to a number of steps, fewer if the episode ends. */
  Experience act(int most) {
    int observed = step.observation.length;
    float[] observations = new float[most * observed];
    float[] actions = new float[most];
    float[] logProbabilities = new float[most];
    float[] rewards = new float[most];
    byte[] ends = new byte[most];
    double[] normalised = new double[observed];
    double[] action = new double[1];
    long first = position;
    long of = episode;
    int steps = 0;
    while (steps < most) {
      round();
      for (int i = 0; i < observed; i++) {
        observations[steps * observed + i] = (float) step.observation[i];
      }
      statistics.normalise(step.observation, normalised);
      logProbabilities[steps] = (float) actor.act(normalised, random, action);
      actions[steps] = (float) action[0];
      env.step(new double[] {Math.max(-2, Math.min(2, actions[steps]))}, step);
      rewards[steps] = (float) step.reward;
      sum += rewards[steps];
      EndMark end = EndMark.of(step.terminated, step.truncated);
      ends[steps] = end.code();
      steps++;
      position++;
      if (end != EndMark.NONE) {
        break;
      }
    }
    round();
    float[] next = new float[observed];
    for (int i = 0; i < observed; i++) {
      next[i] = (float) step.observation[i];
    }
    boolean ended = ends[steps - 1] != EndMark.NONE.code();
    boolean truncated = ends[steps - 1] == EndMark.TRUNCATED.code();
    if (ended) {
      returns.add(sum);
      sum = 0;
      position = 0;
      episode++;
      env.reset(step.observation);
    }
    return new Experience(
        trial,
        name,
        of,
        first,
        followed.version(),
        new Transitions(
            Observations.of(Arrays.copyOf(observations, steps * observed)),
            Arrays.copyOf(actions, steps),
            Arrays.copyOf(logProbabilities, steps),
            Arrays.copyOf(rewards, steps),
            Arrays.copyOf(ends, steps),
            Observations.of(next),
            truncated ? Observations.of(next.clone()) : Observations.NONE),
        new int[0]);
  }

  private void round() {
    for (int i = 0; i < step.observation.length; i++) {
      step.observation[i] = (float) step.observation[i];
    }
  }
}
