package org.sluice.connectors.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Generator;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.serving.Answer;
import org.sluice.learning.serving.CurrentPolicies;
import org.sluice.learning.serving.PolicyServer;
import org.sluice.learning.serving.Request;
import org.sluice.learning.serving.ServingRules;

/** Served actions are those that an actor with the same noise chooses. */
class ServedAsActedTest {

  private static final long SERVING_SEED = 11;
  private static final int REQUESTS = 100;

  /** The documented function of seed and id. */
  private static long seed(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    return finaliser(finaliser(hash) + SERVING_SEED);
  }

  private static long finaliser(long bits) {
    long first = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
    return second ^ (second >>> 31);
  }

  private static CurrentPolicies only(PolicySnapshot snapshot) {
    return new CurrentPolicies() {
      @Override
      public void await() {
        // It is there.
      }

      @Override
      public PolicySnapshot policy(String actor) {
        return snapshot;
      }

      @Override
      public void close() {
        // It holds nothing.
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "Pendulum-v1, gaussian",
    "Pendulum-v1, normalizing-flow",
    "CartPole-v1, categorical",
    "ContinuousCartPole-v0, beta"
  })
  void drawnActions(String environment, String type) {
    PolicySnapshot snapshot = Published.snapshot(environment, type, 3);
    ActingPolicy policy = Published.acting(snapshot);
    PolicyBoard board = new PolicyBoard(Published.TRIAL);
    board.publish(new Offer(null, policy, policy));
    PolicyServer server = new PolicyServer(new ServingRules(Published.TRIAL, false, SERVING_SEED));
    Generator random = new Generator(1);
    for (int i = 0; i < REQUESTS; i++) {
      String id = "request-" + i;
      float[] state = new float[policy.observations().size()];
      double[] observation = new double[state.length];
      for (int j = 0; j < state.length; j++) {
        state[j] = (float) random.gaussian();
        observation[j] = state[j];
      }
      Answer answer =
          server.answer(
              new Request(id, "line-7", Published.TRIAL, Observations.of(state)), only(snapshot));
      ActorSession actor =
          new ActorSession(Published.TRIAL, "line-7", board, record -> {}, 1, seed(id));
      Decision decision = actor.begin(observation).act();
      assertThat(answer.version()).isEqualTo(decision.version()).isEqualTo(3);
      assertThat(answer.logProbability()).isEqualTo(decision.logProbability());
      for (int j = 0; j < answer.action().length; j++) {
        assertThat(answer.action()[j]).isEqualTo((float) decision.action()[j]);
        assertThat(answer.applied()[j]).isEqualTo((float) decision.applied()[j]);
      }
    }
  }
}
