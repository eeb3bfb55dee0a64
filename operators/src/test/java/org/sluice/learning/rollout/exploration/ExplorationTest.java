package org.sluice.learning.rollout.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.env.Box;
import org.sluice.env.Discrete;
import org.sluice.env.Generator;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.policy.type.Deterministic;
import org.sluice.learning.policy.type.NoiseInput;
import org.sluice.learning.policy.type.QPolicy;
import org.sluice.learning.rollout.Behaviour;

class ExplorationTest {

  private static final Box ACTIONS = Box.of(new double[] {-2, 0}, new double[] {2, 1});
  private static final double[] OBSERVATION = {0.3, -0.7, 1};

  private final Actor actor = actor();

  private static Actor actor() {
    Deterministic policy = new Deterministic(OBSERVATION.length, ACTIONS, 8, false);
    Actor actor = new Actor(policy);
    actor.setParameters(policy.layout().initialiseFloats(new Generator(1)));
    return actor;
  }

  private double[] act(Behaviour behaviour, Generator random) {
    return act(behaviour, actor, random);
  }

  @Test
  void noiseHasItsDeviationInHalvesOfTheRange() {
    double[] central = new double[ACTIONS.size()];
    actor.actCentrally(OBSERVATION, central);
    Behaviour behaviour = new NoisyActions(new GaussianNoise(0.1), ACTIONS);
    Generator random = new Generator(3);
    double[] squares = new double[ACTIONS.size()];
    int draws = 10_000;
    for (int i = 0; i < draws; i++) {
      double[] action = act(behaviour, random);
      for (int j = 0; j < squares.length; j++) {
        squares[j] += (action[j] - central[j]) * (action[j] - central[j]);
      }
    }
    assertThat(Math.sqrt(squares[0] / draws)).isBetween(0.19, 0.21);
    assertThat(Math.sqrt(squares[1] / draws)).isBetween(0.0475, 0.0525);
  }

  @Test
  void noisyActionsStayInTheSpace() {
    Behaviour behaviour = new NoisyActions(new GaussianNoise(5), ACTIONS);
    Generator random = new Generator(4);
    for (int i = 0; i < 1000; i++) {
      assertThat(ACTIONS.contains(act(behaviour, random))).isTrue();
    }
  }

  @Test
  void theFirstActionsAreUniformAlsoAfterARestore() {
    UniformAtFirst behaviour = behaviour();
    Generator random = new Generator(5);
    for (int i = 0; i < 3; i++) {
      act(behaviour, random);
    }
    ByteBuffer saved = ByteBuffer.allocate(behaviour.stateBytes());
    behaviour.save(saved);
    UniformAtFirst restored = behaviour();
    restored.restore(saved.flip());
    double[] expected = new double[ACTIONS.size()];
    ACTIONS.sample(new Generator(6), expected);
    assertThat(act(restored, new Generator(6))).isEqualTo(expected);
    actor.actCentrally(OBSERVATION, expected);
    assertThat(act(restored, new Generator(6))).isEqualTo(expected);
  }

  @Test
  void epsilonFallsLinearly() {
    EpsilonGreedy behaviour = new EpsilonGreedy(new Discrete(1000), 1, 0.2, 10_000);
    QPolicy policy = new QPolicy(OBSERVATION.length, 1000, 4, 1);
    Actor greedy = new Actor(policy);
    greedy.setParameters(policy.layout().initialiseFloats(new Generator(2)));
    double[] best = new double[1];
    greedy.actCentrally(OBSERVATION, best);
    Generator random = new Generator(7);
    int[] explored = new int[3];
    double[] action = new double[1];
    for (int step = 0; step < 15_000; step++) {
      behaviour.act(greedy, OBSERVATION, random, action);
      explored[step / 5000] += action[0] == best[0] ? 0 : 1;
    }
    assertThat(explored[0] / 5000.0).isBetween(0.78, 0.82);
    assertThat(explored[1] / 5000.0).isBetween(0.38, 0.42);
    assertThat(explored[2] / 5000.0).isBetween(0.18, 0.22);
  }

  @Test
  void anEpisodeHasOneNoiseAlsoAfterARestore() {
    NoiseInput policy = new NoiseInput(OBSERVATION.length, ACTIONS, List.of(8, 8));
    Actor noisy = new Actor(policy);
    noisy.setParameters(policy.layout().initialiseFloats(new Generator(1)));
    Behaviour behaviour = new EpisodeNoise();
    Generator random = new Generator(8);
    double[] first = act(behaviour, noisy, random);
    assertThat(act(behaviour, noisy, random)).isEqualTo(first);

    ByteBuffer saved = ByteBuffer.allocate(behaviour.stateBytes());
    behaviour.save(saved);
    Behaviour restored = new EpisodeNoise();
    restored.restore(saved.flip());
    assertThat(act(restored, noisy, new Generator(9))).isEqualTo(first);

    Generator same = new Generator(8);
    same.nextLong();
    assertThat(random.nextLong()).as("one number an episode").isEqualTo(same.nextLong());
    behaviour.episodeEnded();
    double[] second = act(behaviour, noisy, random);
    assertThat(second).isNotEqualTo(first);
    restored.episodeEnded();
    restored.restore(saved.rewind());
    assertThat(act(restored, noisy, random)).isEqualTo(first);
  }

  private static double[] act(Behaviour behaviour, Actor actor, Generator random) {
    double[] action = new double[ACTIONS.size()];
    behaviour.act(actor, OBSERVATION, random, action);
    return action;
  }

  private static UniformAtFirst behaviour() {
    return new UniformAtFirst(4, ACTIONS, new NoisyActions(new GaussianNoise(0), ACTIONS));
  }
}
