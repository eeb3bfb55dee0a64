package org.sluice.learning.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.algorithm.acktr.AcktrParams;
import org.sluice.learning.algorithm.trpo.TrpoParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.BitExact;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.surrogate.natural.NaturalParams;
import org.sluice.learning.value.ValueParams;

class TrainingLoopTest {

  private static final int BATCH = 256;

  private static Hyperparameters values(String algorithm, String policy, int iterations) {
    return new Hyperparameters()
        .set(AlgorithmParams.ALGORITHM, algorithm)
        .set(TrialParams.LANES, 4)
        .set(TrialParams.BATCH, BATCH)
        .set(TrialParams.TOTAL_STEPS, (long) iterations * BATCH)
        .set(PolicyParams.TYPE, policy)
        .set(PolicyParams.HIDDEN, 16)
        .set(PolicyParams.FLOW_PAIRS, 2)
        .set(PolicyParams.FLOW_STATE_UNITS, 16)
        .set(ValueParams.VALUE_HIDDEN, 16)
        .set(ValueParams.VALUE_EPOCHS, 2);
  }

  private static List<Learned> run(String environment, long seed, Hyperparameters values) {
    Trial trial = new Trial("trial", environment, seed, values);
    List<Learned> history = new ArrayList<>();
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      PolicySnapshot last = loop.run(history::add);
      assertThat(last).isSameAs(history.get(history.size() - 1).snapshot());
    }
    return history;
  }

  private static PolicySnapshot last(List<Learned> history) {
    return history.get(history.size() - 1).snapshot();
  }

  @ParameterizedTest
  @CsvSource({
    "trpo, gaussian",
    "trpo, normalizing-flow",
    "acktr, gaussian",
    "acktr, normalizing-flow",
  })
  void theSeedDecidesEverything(String algorithm, String policy) {
    List<Learned> first = run("Pendulum-v1", 1, values(algorithm, policy, 5));
    List<Learned> again = run("Pendulum-v1", 1, values(algorithm, policy, 5));
    assertThat(again).usingRecursiveComparison(BitExact.comparison()).isEqualTo(first);
    List<Learned> other = run("Pendulum-v1", 2, values(algorithm, policy, 5));
    assertThat(last(other).policy()).isNotEqualTo(last(first).policy());
    assertThat(last(other).value()).isNotEqualTo(last(first).value());
    assertThat(last(other).means()).isNotEqualTo(last(first).means());
  }

  /** Buffers are shared between trials; nothing of one may be seen by another. */
  @ParameterizedTest
  @ValueSource(strings = {"trpo", "acktr"})
  void trialsThatTakeTurnsOnAWorkspaceDoNotTouch(String algorithm) {
    Hyperparameters values = values(algorithm, "normalizing-flow", 3);
    Trial one = new Trial("one", "Pendulum-v1", 1, values);
    Trial two = new Trial("two", "Pendulum-v1", 2, values);
    LearnerWorkspace shared = LearnerWorkspace.of(one);
    List<Learned> ones = new ArrayList<>();
    List<Learned> twos = new ArrayList<>();
    try (TrainingLoop first = new TrainingLoop(one, shared);
        TrainingLoop second = new TrainingLoop(two, shared)) {
      first.run(ones::add);
      second.run(twos::add);
    }
    assertThat(last(ones).policy()).isEqualTo(last(run("Pendulum-v1", 1, values)).policy());
    assertThat(last(twos).policy()).isEqualTo(last(run("Pendulum-v1", 2, values)).policy());
  }

  @Test
  void theLastIterationIsCompleted() {
    Hyperparameters values = values("trpo", "gaussian", 1).set(TrialParams.TOTAL_STEPS, 600L);
    List<Learned> history = run("Pendulum-v1", 1, values);
    assertThat(history)
        .extracting(learned -> learned.progress().steps())
        .containsExactly(256L, 512L, 768L);
    assertThat(history)
        .extracting(learned -> learned.snapshot().last())
        .containsExactly(false, false, true);
    assertThat(history)
        .extracting(learned -> learned.snapshot().version())
        .containsExactly(1, 2, 3);
  }

  @Test
  void aTrialShorterThanABatchIsOneIteration() {
    Hyperparameters values = values("trpo", "gaussian", 1).set(TrialParams.TOTAL_STEPS, 1L);
    assertThat(run("Pendulum-v1", 1, values)).hasSize(1);
  }

  /** Pendulum's episodes are 200 steps, and each lane takes 64 an iteration. */
  @Test
  void countsEpisodesAcrossIterations() {
    List<Learned> history = run("Pendulum-v1", 1, values("trpo", "gaussian", 7));
    assertThat(history)
        .extracting(learned -> learned.progress().episodes())
        .containsExactly(0, 0, 0, 4, 0, 0, 4);
    assertThat(history.get(2).progress().meanReturn()).isNaN();
    assertThat(history.get(3).progress().meanLength()).isEqualTo(200);
    assertThat(history.get(6).progress().meanReturn()).isBetween(-2000.0, -500.0);
  }

  /** Schulman et al. 2015: every accepted step stays in the trust region; here of 1.5 max-kl. */
  @ParameterizedTest
  @CsvSource({
    "CartPole-v1, categorical, outer-product",
    "ContinuousCartPole-v0, gaussian, outer-product",
    "ContinuousCartPole-v0, gaussian, exact",
    "ContinuousCartPole-v0, normalizing-flow, outer-product",
  })
  void theStepsStayInTheTrustRegion(String environment, String policy, String fisher) {
    Hyperparameters values = values("trpo", policy, 200).set(NaturalParams.FISHER, fisher);
    double bound = values.get(TrpoParams.KL_ACCEPT_FACTOR) * values.get(NaturalParams.MAX_KL);
    List<Learned> history = run(environment, 1, values);
    assertThat(history).hasSize(200);
    int accepted = 0;
    float[] before = null;
    for (Learned learned : history) {
      Progress progress = learned.progress();
      if (progress.outcome().equals(Outcome.ACCEPTED.name())) {
        accepted++;
        assertThat(progress.metric(Metrics.KL.name())).isLessThanOrEqualTo(bound);
        assertThat(progress.metric(Metrics.SURROGATE_GAIN.name())).isNotNegative();
        assertThat(learned.snapshot().policy()).isNotEqualTo(before);
      } else if (before != null) {
        assertThat(learned.snapshot().policy()).isEqualTo(before);
      }
      before = learned.snapshot().policy();
    }
    assertThat(accepted).isGreaterThan(150);
  }

  @ParameterizedTest
  @CsvSource({"trpo, 1e6", "trpo, 1e-12", "acktr, 1e6"})
  void parametersStayFiniteHoweverWildTheSteps(String algorithm, double scale) {
    Hyperparameters values =
        values(algorithm, "normalizing-flow", 20)
            .set(NaturalParams.MAX_KL, scale)
            .set(NaturalParams.DAMPING_COEFFICIENT, 0.0)
            .set(AcktrParams.LEARNING_RATE, scale)
            .set(AcktrParams.CLIP_KL, scale)
            .set(ValueParams.VALUE_LEARNING_RATE, 10.0);
    for (Learned learned : run("ContinuousCartPole-v0", 1, values)) {
      assertFinite(learned.snapshot().policy());
      assertFinite(learned.snapshot().value());
    }
  }

  private static void assertFinite(float[] numbers) {
    for (float number : numbers) {
      assertThat(number).isFinite();
    }
  }
}
