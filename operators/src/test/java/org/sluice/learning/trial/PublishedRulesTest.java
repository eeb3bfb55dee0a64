package org.sluice.learning.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;

class PublishedRulesTest {

  /** It publishes versions 0 … 5: 2 … 5 after 128 … 512 steps. */
  private static final Trial TRIAL = trial(1);

  private final PublishedRules rules = new PublishedRules(List.of(TRIAL));

  private static Trial trial(int lag) {
    return new Trial(
        "own",
        "Pendulum-v1",
        1,
        new Hyperparameters()
            .set(PolicyParams.TYPE, "gaussian")
            .set(PolicyParams.HIDDEN, 4)
            .set(TrialParams.LAG, lag)
            .set(TrialParams.LANES, 2)
            .set(TrialParams.BATCH, 128)
            .set(TrialParams.TOTAL_STEPS, 512L));
  }

  private static PolicySnapshot policy(String id, int version, long steps, boolean last) {
    PolicySnapshot initial = InitialPolicy.of(TRIAL, TrialModel.of(TRIAL));
    return new PolicySnapshot(
        id,
        version,
        steps,
        last,
        initial.specification(),
        initial.policy(),
        initial.value(),
        initial.means(),
        initial.deviations());
  }

  private static Progress row(String id, int version, long steps, String outcome) {
    return new Progress(id, version, steps, 0, 0, 0, outcome, Map.of("approx_kl", 0.0), "");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void whatATrialPublishesIsItsOwn(int lag) {
    Trial trial = trial(lag);
    PublishedRules own = new PublishedRules(List.of(trial));
    List<Learned> all = new ArrayList<>();
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      loop.run(all::add);
    }
    InitialPolicy.versions(trial, TrialModel.of(trial))
        .forEach(initial -> assertThat(own.objection(initial)).isEmpty());
    all.add(Learned.failure(all.get(1).snapshot(), 3 + lag, "lane 0: broken"));
    assertThat(all).hasSize(5);
    for (Learned learned : all) {
      assertThat(own.objection(learned.snapshot())).isEmpty();
      assertThat(own.objection(learned.progress())).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "other, 2, 128, false, this job has no trial 'other'",
    "own, 1, 0, true, 'version 1, but the trial publishes 2 … 5'",
    "own, 1, 1, false, '1 steps, but version 1 comes after 0'",
    "own, -1, 0, false, 'version -1, but the trial publishes 0 … 5'",
    "own, 6, 640, false, 'version 6, but the trial publishes 0 … 5'",
    "own, 2147483647, 128, true, 'version 2147483647, but the trial publishes 2 … 5'",
    "own, 3, 128, false, '128 steps, but version 3 comes after 256'",
    "own, 3, 9223372036854775807, true, '9,223,372,036,854,775,807 steps, but version 3 comes after 256'",
    "own, 5, 512, false, 'version 5 is the trial''s last, but is not marked as last'",
  })
  void policiesThatNoTrialPublishes(
      String id, int version, long steps, boolean last, String objection) {
    assertThat(rules.objection(policy(id, version, steps, last))).contains(objection);
  }

  @ParameterizedTest
  @CsvSource({
    "other, 2, 128, ACCEPTED, this job has no trial 'other'",
    "own, 9, 128, ACCEPTED, 'version 9, but the trial publishes 2 … 5'",
    "own, 2, 129, ACCEPTED, '129 steps, but version 2 comes after 128'",
    "own, 2, 129, FAILED, '129 steps, but version 2 comes after 128'",
    "own, 2, 128, GUESSED, the outcome is not one of an update",
  })
  void figuresThatNoTrialPublishes(
      String id, int version, long steps, String outcome, String objection) {
    assertThat(rules.objection(row(id, version, steps, outcome))).contains(objection);
  }

  @Test
  void metricsOfAnotherAlgorithm() {
    Progress row =
        new Progress(
            "own", 2, 128, 0, 0, 0, "ACCEPTED", Map.of("approx_kl", 0.0, "clip_fraction", 0.1), "");
    assertThat(rules.objection(row)).contains("TRPO reports no metric 'clip_fraction'");
    assertThat(rules.objection(row("own", 2, 128, "ACCEPTED"))).isEmpty();
  }

  @Test
  void numbersThatAreNotThoseOfTheNetworks() {
    PolicySnapshot own = policy("own", 2, 128, false);
    PolicySnapshot longer =
        new PolicySnapshot(
            "own",
            2,
            128,
            false,
            own.specification(),
            new float[own.policy().length + 1],
            own.value(),
            own.means(),
            own.deviations());
    assertThat(rules.objection(own)).isEmpty();
    assertThat(rules.objection(longer))
        .get()
        .asString()
        .contains("numbers of policy, value function and observation");
  }

  @Test
  void policiesOfAnotherArchitecture() {
    Trial wider =
        new Trial(
            "own", TRIAL.environment(), 1, TRIAL.hyperparameters().with(PolicyParams.HIDDEN, 5));
    PolicySnapshot other = InitialPolicy.of(wider, TrialModel.of(wider));
    assertThat(rules.objection(other)).contains("its specification differs from the trial's");
  }

  @Test
  void aLongNameIsNotRepeated() {
    assertThat(rules.objection(row("x".repeat(50_000), 2, 128, "ACCEPTED")))
        .get()
        .asString()
        .hasSizeLessThan(200);
  }
}
