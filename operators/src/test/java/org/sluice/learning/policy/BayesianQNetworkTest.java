package org.sluice.learning.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.rollout.Behaviour;
import org.sluice.learning.rollout.exploration.EpisodeNoise;

/** Acting by action values that noise draws. */
class BayesianQNetworkTest {

  private static final int STATES = 60;

  static Stream<PolicyUnderTest> cases() {
    return PolicyUnderTest.choosing();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anActionIsTheBestByTheValuesOfItsNoise(PolicyUnderTest c) {
    double[] observations = c.observations(STATES);
    Samples samples = new Samples(c.policy(), Precision.DOUBLE, observations, c.noise(STATES));
    samples.evaluate(c.parameters());
    Graph graph = new Graph(Precision.DOUBLE, STATES, c.policy().layout(), false);
    Input observation = graph.input(c.policy().observationDim());
    Input noise = graph.input(c.policy().noiseDim());
    Node values = c.policy().actionValues(graph, observation, noise).orElseThrow();
    Batches.set(observation, observations);
    Batches.set(noise, c.noise(STATES));
    graph.setParameters(c.parameters());
    graph.forward();
    double[] actions = samples.actions();
    for (int state = 0; state < STATES; state++) {
      double chosen = values.value().get((int) actions[state], state);
      for (int k = 0; k < values.rows(); k++) {
        assertThat(values.value().get(k, state)).isLessThanOrEqualTo(chosen);
      }
    }
  }

  /** Lanes explore: episodes differ, but a state has the same action for a whole episode. */
  @ParameterizedTest
  @MethodSource("cases")
  void noiseLastsForAnEpisode(PolicyUnderTest c) {
    Actor actor = new Actor(c.policy());
    double[] parameters = c.parameters();
    float[] singles = new float[parameters.length];
    for (int i = 0; i < singles.length; i++) {
      singles[i] = (float) parameters[i];
    }
    actor.setParameters(singles);
    Behaviour behaviour = new EpisodeNoise();
    Generator random = new Generator(5);
    double[][] states = new double[STATES][];
    for (int i = 0; i < STATES; i++) {
      states[i] = Arrays.copyOfRange(c.observations(STATES), 3 * i, 3 * i + 3);
    }
    int different = 0;
    double[] previous = new double[STATES];
    for (int episode = 0; episode < 20; episode++) {
      double[] first = actions(behaviour, actor, states, random);
      assertThat(actions(behaviour, actor, states, random)).isEqualTo(first);
      different += episode > 0 && !Arrays.equals(first, previous) ? 1 : 0;
      previous = first;
      behaviour.episodeEnded();
    }
    assertThat(different).isGreaterThan(7); // of 19; one of three heads is drawn again in a third
  }

  private static double[] actions(
      Behaviour behaviour, Actor actor, double[][] states, Generator random) {
    double[] chosen = new double[states.length];
    double[] action = new double[1];
    for (int i = 0; i < states.length; i++) {
      behaviour.act(actor, states[i], random, action);
      chosen[i] = action[0];
    }
    return chosen;
  }
}
