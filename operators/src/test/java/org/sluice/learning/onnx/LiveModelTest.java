package org.sluice.learning.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.LiveSpaceParams;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.live.log.Model;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.Noise;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

class LiveModelTest {

  private static Trial trial(String policy, String actions, String limits) {
    return new Trial(
        "plant",
        Trial.LIVE,
        1,
        new Hyperparameters()
            .set(LiveSpaceParams.OBSERVATIONS, "3")
            .set(LiveSpaceParams.ACTIONS, actions)
            .set(TrialParams.ACTION_LIMITS, limits)
            .set(TrialParams.BATCH, 512)
            .set(PolicyParams.TYPE, policy));
  }

  @ParameterizedTest
  @CsvSource({
    "gaussian, 2 in -2..2, clip, true",
    "normalizing-flow, 1 in -2..2, none, false",
    "categorical, discrete 4, clip, false"
  })
  void hasWhatIsNeededToAct(String policy, String actions, String limits, boolean clips) {
    Trial trial = trial(policy, actions, limits);
    Model model = LiveModel.of(trial);
    PolicySnapshot first = InitialPolicy.of(trial, TrialModel.of(trial));
    assertThat(model.trial()).isEqualTo("plant");
    assertThat(model.spaces()).isEqualTo(trial.spaces());
    assertThat(model.clips()).isEqualTo(clips);
    assertThat(model.mostSteps()).isEqualTo(512);
    assertThat(PolicySpecification.size(model.layout())).isEqualTo(first.policy().length);
    assertThat(model.noise().stream().mapToInt(Noise::count).sum())
        .isEqualTo(TrialModel.of(trial).policy().noiseDim());
    assertThat(model.template()).isEqualTo(OnnxPolicy.template(first));
    assertThat(model.problem()).isEmpty();
    assertThat(LiveModel.of(trial)).isEqualTo(model);
  }

  @Test
  void aPolicyThatCannotBeExported() {
    Model model = LiveModel.of(trial("beta", "2 in -2..2", "clip"));
    assertThat(model.template()).isEmpty();
    assertThat(model.problem()).startsWith("cannot be exported: policy.type beta: it needs");
    assertThat(model.noise()).containsExactly(Noise.uniform(2, 0.5));
  }

  @Test
  void aLongProblemIsCut() {
    Model model = LiveModel.of(trial("gaussian", "1", "clip"));
    assertThat(model.withoutTemplate("x".repeat(1001)).problem()).hasSize(1000);
  }
}
