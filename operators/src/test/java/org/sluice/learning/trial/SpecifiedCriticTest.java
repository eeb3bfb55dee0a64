package org.sluice.learning.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.offpolicy.ActionValues;
import org.sluice.learning.offpolicy.CriticParams;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.replay.ReplayBuffer;
import org.sluice.learning.value.ValueParams;

/** Action-value functions that are published with policies. */
class SpecifiedCriticTest {

  private static Trial trial(String algorithm, String policy, boolean publishes) {
    Trial trial = SmallTrials.of("t", algorithm, policy, 0);
    trial
        .hyperparameters()
        .set(OffPolicyParams.WARM_UP, 100L)
        .set(OffPolicyParams.MINIBATCH, 16)
        .set(OffPolicyParams.UPDATES_PER_STEP, 0.2)
        .set(OffPolicyParams.REPLAY_CAPACITY, 1000);
    if (publishes) {
      trial.hyperparameters().set(CriticParams.PUBLISH_CRITIC, true);
    }
    return trial;
  }

  @ParameterizedTest
  @CsvSource({"nbp, noisy-network", "soft-q-learning, noise-input"})
  void versionsHoldTheLearnedActionValues(String algorithm, String policy) {
    Trial trial = trial(algorithm, policy, true);
    List<PolicySnapshot> versions = new ArrayList<>();
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      versions.addAll(InitialPolicy.versions(trial, TrialModel.of(trial)));
      loop.run(learned -> versions.add(learned.snapshot()));
    }
    PolicySpecification specification = versions.get(0).specification();
    ActionValues values =
        new ActionValues(SpecifiedCritic.create(specification), Precision.FLOAT, 1, 3, 1);
    assertThat(TrialModel.shapes(values.layout())).isEqualTo(specification.value());
    assertThat(versions)
        .extracting(version -> version.value().length)
        .containsOnly(values.layout().size());
    for (int i = 2; i < versions.size(); i++) { // the first iteration warms up
      assertThat(versions.get(i).value()).isNotEqualTo(versions.get(i - 1).value());
    }
  }

  @Test
  void learningBeginsWithThePublishedActionValues() {
    Trial trial = trial("nbp", "noisy-network", true);
    LearnerWorkspace workspace = LearnerWorkspace.of(trial);
    Learner learner = new Learner(trial, workspace);
    float[] first = InitialPolicy.of(trial, workspace.model()).value();
    assertThat(learner.snapshot().value()).containsExactly(first);
    Learner restored =
        Learner.restored(
            trial,
            workspace,
            learner.save(),
            new ReplayBuffer(trial.replayCapacity(), trial.spaces()));
    assertThat(restored.snapshot().value()).containsExactly(first);
  }

  @Test
  void aTrialThatPublishesNoneHasNone() {
    Trial trial = trial("nbp", "noisy-network", false);
    PolicySnapshot snapshot = InitialPolicy.of(trial, TrialModel.of(trial));
    assertThat(snapshot.value()).isEmpty();
    assertThatThrownBy(() -> SpecifiedCritic.create(snapshot.specification()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds no action-value function")
        .hasMessageContaining("publish-critic: true");
  }

  @Test
  void theValueFunctionOfAnotherAlgorithmIsNone() {
    Trial trial = SmallTrials.of("t", "trpo", "gaussian", 0);
    assertThatThrownBy(() -> SpecifiedCritic.create(TrialModel.of(trial).specification(trial)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds no action-value function");
  }

  /** The numbers may come from anyone. */
  @Test
  void anotherArrangementIsRefusedBeforeItIsMade() {
    Trial trial = trial("nbp", "noisy-network", true);
    PolicySpecification its = TrialModel.of(trial).specification(trial);
    PolicySpecification huge =
        new PolicySpecification(
            its.environment(),
            its.algorithm(),
            its.spaces(),
            settings(its, ValueParams.VALUE_HIDDEN.name, "" + (1 << 14)),
            its.policy(),
            its.value());
    assertThatThrownBy(() -> SpecifiedCritic.create(huge))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not arranged like this build's of nbp");
  }

  private static Map<String, String> settings(PolicySpecification its, String key, String value) {
    Map<String, String> settings = new LinkedHashMap<>(its.settings());
    settings.put(key, value);
    return settings;
  }
}
