package org.sluice.learning.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.sluice.env.registry.Envs;
import org.sluice.learning.records.PolicySnapshot;

class BelowProblemsTest {

  private static final String PENDULUM = "Pendulum-v1";
  private static final PolicySnapshot GAUSSIAN = initial(PENDULUM, "trpo", "gaussian");

  private static PolicySnapshot initial(String environment, String algorithm, String policy) {
    Trial trial = SmallTrials.of("low", environment, algorithm, policy, 0);
    return InitialPolicy.of(trial, TrialModel.of(trial));
  }

  private static ListAssert<String> problems(String environment, List<PolicySnapshot> below) {
    return assertThat(BelowProblems.of(Envs.spec(environment).spaces(), below));
  }

  private static ListAssert<String> problems(String environment, PolicySnapshot below) {
    return problems(environment, LowerLayers.of(below));
  }

  @Test
  void invertibleMapsOfNormalNoiseCanBeBelow() {
    for (String policy : List.of("gaussian", "normalizing-flow", "latent")) {
      problems(PENDULUM, initial(PENDULUM, "trpo", policy)).isEmpty();
    }
    problems(PENDULUM, List.of()).isEmpty();
    problems(PENDULUM, Collections.nCopies(8, GAUSSIAN.asLayer())).isEmpty();
  }

  @Test
  void otherPoliciesCannot() {
    for (String policy : List.of("deterministic", "noise-input")) {
      String algorithm = policy.equals("deterministic") ? "ddpg" : "soft-q-learning";
      problems(PENDULUM, initial(PENDULUM, algorithm, policy))
          .singleElement()
          .asString()
          .contains("type " + policy + ", which is not an invertible map of normal noise")
          .contains("gaussian", "normalizing-flow", "latent");
    }
    problems("CartPole-v1", initial("CartPole-v1", "trpo", "categorical"))
        .singleElement()
        .asString()
        .contains("type categorical");
  }

  @Test
  void tooManyLayersAreRefused() {
    problems(PENDULUM, Collections.nCopies(9, GAUSSIAN.asLayer()))
        .containsExactly("there would be 9 layers below the trial; at most 8 are allowed");
  }

  @Test
  void otherSpacesAreToldTogether() {
    problems("MountainCarContinuous-v0", GAUSSIAN)
        .satisfiesExactly(
            one -> assertThat(one).contains("must be the first numbers of what the environment"),
            two -> assertThat(two).contains("the environment's actions are"));
    problems("Paddle-v0", GAUSSIAN)
        .anySatisfy(one -> assertThat(one).contains("the snapshot observes"));
  }

  @Test
  void numbersThatAreNotFiniteAreRefused() {
    float[] numbers = GAUSSIAN.policy().clone();
    numbers[0] = Float.NaN;
    PolicySnapshot broken =
        new PolicySnapshot(
            "low",
            0,
            0,
            false,
            GAUSSIAN.specification(),
            numbers,
            GAUSSIAN.value(),
            GAUSSIAN.means(),
            GAUSSIAN.deviations());
    problems(PENDULUM, broken)
        .containsExactly(
            "the snapshot has other numbers than it describes, or some are not finite");
  }
}
