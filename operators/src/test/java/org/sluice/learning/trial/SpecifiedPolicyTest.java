package org.sluice.learning.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sluice.env.Box;
import org.sluice.env.Spaces;
import org.sluice.learning.flow.continuous.ContinuousParams;
import org.sluice.learning.flow.sylvester.SylvesterParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;

/** Policies that anyone may have specified. */
class SpecifiedPolicyTest {

  private static PolicySpecification flow(String family, int units) {
    Trial trial = SmallTrials.of("t", "trpo", "normalizing-flow", 0);
    trial
        .hyperparameters()
        .set(PolicyParams.FLOW_FAMILY, family)
        .set(PolicyParams.FLOW_UNITS, units);
    return TrialModel.of(trial).specification(trial);
  }

  private static PolicySpecification with(
      PolicySpecification specification, Spaces spaces, String key, String value) {
    Map<String, String> settings = new LinkedHashMap<>(specification.settings());
    settings.put(key, value);
    return new PolicySpecification(
        specification.environment(),
        specification.algorithm(),
        spaces,
        settings,
        specification.policy(),
        List.of());
  }

  /** The steps of a continuous flow share its parameters. */
  @Test
  void repeatedUseOfParametersIsBounded() {
    PolicySpecification wide = flow("continuous", 20_000);
    assertThat(SpecifiedPolicy.create(wide).actionDim()).isEqualTo(1);
    String steps = ContinuousParams.STEPS.name;
    assertThatThrownBy(() -> SpecifiedPolicy.create(with(wide, wide.spaces(), steps, "1000")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("policy.flow.family continuous")
        .hasMessageContaining("bytes beside its parameters; the maximum is 67,108,864");
    PolicySpecification narrow = flow("continuous", 3);
    Policies.create(narrow.spaces(), SpecifiedPolicy.values(narrow)); // as a trial would
    assertThat(SpecifiedPolicy.create(with(narrow, narrow.spaces(), steps, "1000")).actionDim())
        .isEqualTo(1);
  }

  @Test
  void matricesMadeOrthonormalAreSmall() {
    PolicySpecification flow = flow("sylvester", 3);
    Spaces many = new Spaces(flow.spaces().observations(), Box.unbounded(65));
    String key = SylvesterParams.ORTHOGONAL_MATRIX.name;
    assertThatThrownBy(() -> SpecifiedPolicy.create(with(flow, many, key, "orthogonal")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is for actions of at most 64 numbers, not 65; choose householder");
    Hyperparameters values =
        new Hyperparameters()
            .set(PolicyParams.TYPE, "normalizing-flow")
            .set(PolicyParams.FLOW_FAMILY, "sylvester")
            .set(SylvesterParams.ORTHOGONAL_MATRIX, "orthogonal");
    Spaces most = new Spaces(flow.spaces().observations(), Box.unbounded(64));
    assertThat(Policies.create(most, values).actionDim()).isEqualTo(64);
  }

  /** Answers and layers of others are computed from what this allows. */
  @Test
  void layersMustFitEachOther() {
    Trial low = SmallTrials.of("low", "trpo", "gaussian", 0);
    PolicySnapshot layer = InitialPolicy.of(low, TrialModel.of(low)).asLayer();
    PolicySpecification fits = layer.specification().above(List.of(layer));
    assertThat(SpecifiedPolicy.createAbove(fits).actionDim()).isEqualTo(1);
    assertThat(SpecifiedPolicy.createAbove(layer.specification()).actionDim()).isEqualTo(1);
    PolicySnapshot shorter =
        new PolicySnapshot(
            "low",
            0,
            0,
            false,
            layer.specification(),
            layer.policy(),
            new float[0],
            new double[] {1},
            new double[] {1});
    assertThatThrownBy(() -> SpecifiedPolicy.createAbove(fits.above(List.of(shorter))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the snapshot has other numbers than it describes");
    Trial ddpg = SmallTrials.of("low", "ddpg", "deterministic", 0);
    PolicySnapshot fixed = InitialPolicy.of(ddpg, TrialModel.of(ddpg)).asLayer();
    assertThatThrownBy(() -> SpecifiedPolicy.createAbove(fits.above(List.of(layer, fixed))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not an invertible map of normal noise");
  }
}
