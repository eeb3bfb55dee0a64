package org.sluice.learning.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Generator;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.ObservationStatistics;
import org.sluice.learning.trial.LowerLayers;
import org.sluice.learning.trial.SpecifiedPolicy;

class PolicyServerTest {

  private static final ServingRules DRAWN = new ServingRules(ServedPolicies.TRIAL, false, 5);
  private static final ServingRules CENTRAL = new ServingRules(ServedPolicies.TRIAL, true, 5);
  private static final PolicySnapshot SEVEN = pendulum(7);
  private static final PolicySnapshot EIGHT = pendulum(8);

  private final ServedPolicies policies = new ServedPolicies();
  private final PolicyServer server = new PolicyServer(DRAWN);

  private static PolicySnapshot pendulum(int version) {
    return ServedPolicies.version("Pendulum-v1", "gaussian", version);
  }

  private static Request request(String id, String actor, float... observation) {
    return new Request(id, actor, ServedPolicies.TRIAL, Observations.of(observation));
  }

  private static Request request(String id) {
    return request(id, "line-7", 1, 0, 0.25f);
  }

  @ParameterizedTest
  @CsvSource({
    "Pendulum-v1, gaussian",
    "Pendulum-v1, normalizing-flow",
    "CartPole-v1, categorical",
    "ContinuousCartPole-v0, beta"
  })
  void theCentralActionIsTheActors(String environment, String type) {
    PolicySnapshot snapshot = ServedPolicies.version(environment, type, 3);
    int size = snapshot.specification().spaces().observations().size();
    float[] state = new float[size];
    for (int i = 0; i < size; i++) {
      state[i] = 0.1f * (i + 1);
    }
    Answer answer =
        new PolicyServer(CENTRAL).answer(request("r", "a", state), policies.offer(snapshot));
    Actor actor = new Actor(SpecifiedPolicy.create(snapshot.specification()));
    actor.setParameters(snapshot.policy());
    double[] observation = new double[size];
    Observations.of(state).copyTo(observation, 0);
    new ObservationStatistics(snapshot.means(), snapshot.deviations())
        .normalise(observation, observation);
    double[] action = new double[answer.action().length];
    double logProbability = actor.actCentrally(observation, action);
    assertThat(answer.problem()).isEmpty();
    assertThat(answer.version()).isEqualTo(3);
    assertThat(answer.logProbability()).isEqualTo((float) logProbability);
    for (int i = 0; i < action.length; i++) {
      assertThat(answer.action()[i]).isEqualTo((float) action[i]);
    }
  }

  @Test
  void drawnActionsAreAFunctionOfSeedAndId() {
    policies.offer(SEVEN);
    Answer first = server.answer(request("r-1"), policies);
    Answer second = server.answer(request("r-2"), policies);
    assertThat(second.action()).isNotEqualTo(first.action());
    assertThat(server.answer(request("r-1"), policies)).isEqualTo(first);
    assertThat(new PolicyServer(DRAWN).answer(request("r-1"), policies)).isEqualTo(first);
    ServingRules otherSeed = new ServingRules(ServedPolicies.TRIAL, false, 6);
    assertThat(new PolicyServer(otherSeed).answer(request("r-1"), policies).action())
        .isNotEqualTo(first.action());
  }

  @Test
  void noisesOfAdjacentIdsAreNotAlike() {
    Set<Long> seen = new HashSet<>();
    Generator random = new Generator(0);
    int high = 0;
    for (int i = 0; i < 10_000; i++) {
      RequestNoise.seed(random, 1, "r-" + i);
      assertThat(seen.add(random.nextLong())).isTrue();
      high += random.nextDouble() < 0.5 ? 1 : 0;
    }
    // Five standard deviations, fixed ids: it does not fail at times.
    assertThat(high).isBetween(4750, 5250);
  }

  @Test
  void versionsChangeBetweenTwoRequests() {
    Answer before = server.answer(request("r"), policies.offer(SEVEN));
    Answer after = server.answer(request("r"), policies.offer(EIGHT));
    assertThat(before.version()).isEqualTo(7);
    assertThat(after.version()).isEqualTo(8);
    assertThat(after.action()).isNotEqualTo(before.action());
    assertThat(server.answer(request("r"), policies.offer(SEVEN))).isEqualTo(before);
    PolicySnapshot flow = ServedPolicies.version("Pendulum-v1", "normalizing-flow", 9);
    assertThat(server.answer(request("r"), policies.offer(flow)).version()).isEqualTo(9);
    assertThat(server.answer(request("r"), policies.offer(EIGHT))).isEqualTo(after);
  }

  @Test
  void actorsStayOnTheirSideOfACandidate() {
    policies.offer(SEVEN, EIGHT, 0.25);
    Release release = new Release(ServedPolicies.TRIAL, 7, 8, 0.25, false);
    int followers = 0;
    for (int i = 0; i < 400; i++) {
      String actor = "line-" + i;
      Answer answer = server.answer(request("r-" + i, actor, 1, 0, 0), policies);
      assertThat(answer.version()).isEqualTo(release.version(actor));
      followers += answer.version() == 8 ? 1 : 0;
    }
    assertThat(followers).isBetween(60, 140);
  }

  @Test
  void actionsAreCutOnlyToBeApplied() {
    policies.offer(SEVEN);
    boolean cut = false;
    for (int i = 0; i < 1000; i++) {
      Answer answer = server.answer(request("r-" + i), policies);
      float drawn = answer.action()[0];
      assertThat(answer.applied()[0]).isEqualTo(Math.max(-2, Math.min(2, drawn)));
      cut |= drawn != answer.applied()[0];
    }
    assertThat(cut).isTrue();
  }

  @Test
  void badRequestsAreAnsweredWithTheProblem() {
    policies.offer(SEVEN);
    assertThat(server.answer(request("r", "a", 1, 0), policies))
        .isEqualTo(Answer.problem(request("r"), "the observation has 2 numbers, not 3"));
    assertThat(server.answer(request("r", "a", 1, Float.NaN, 0), policies).problem())
        .isEqualTo("number 1 of the observation is NaN, not finite");
    Request stranger = new Request("r", "a", "other", Observations.of(new float[] {1, 0, 0}));
    Answer refused = server.answer(stranger, policies);
    assertThat(refused.trial()).isEqualTo("other");
    assertThat(refused.version()).isEqualTo(Answer.NO_VERSION);
    assertThat(refused.problem())
        .isEqualTo("there is no such trial here; the one that is served is plant");
    assertThat(server.answer(request("r"), policies).isProblem()).isFalse();
  }

  /** The action is what the policy chose; what is applied went through the layers. */
  @Test
  void layersBelowTurnTheActionIntoWhatIsApplied() {
    PolicySnapshot below = SEVEN.asLayer();
    PolicySnapshot above = EIGHT.above(List.of(below));
    Answer plain = server.answer(request("r"), policies.offer(EIGHT));
    Answer answer = new PolicyServer(DRAWN).answer(request("r"), policies.offer(above));
    assertThat(answer.action()).isEqualTo(plain.action());
    double[] applied = new double[1];
    LowerLayers.frozen(List.of(below))
        .map(new double[] {1, 0, 0.25}, new double[] {plain.applied()[0]}, applied);
    assertThat(answer.applied()).containsExactly((float) applied[0]);
    assertThat(answer.applied()).isNotEqualTo(plain.applied());
  }
}
