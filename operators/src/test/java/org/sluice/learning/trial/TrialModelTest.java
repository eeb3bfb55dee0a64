package org.sluice.learning.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.surrogate.natural.NaturalParams;
import org.sluice.learning.value.ValueParams;

class TrialModelTest {

  private static Object key(String environment, Hyperparameters values) {
    return TrialModel.key(new Trial("t", environment, 1, values));
  }

  @Test
  void trialsOfOneArchitectureShareAModel() {
    Object one = key("Pendulum-v1", new Hyperparameters());
    assertThat(
            List.of(
                key("Pendulum-v1", new Hyperparameters().set(NaturalParams.MAX_KL, 0.5)),
                key("Pendulum-v1", new Hyperparameters().set(TrialParams.BATCH, 64)),
                key("Pendulum-v1", new Hyperparameters().set(ValueParams.VALUE_LEARNING_RATE, 1.0)),
                TrialModel.key(new Trial("other", "Pendulum-v1", 7, new Hyperparameters()))))
        .containsOnly(one);
  }

  /** Every key that the policy reads, also one that is yet to come. */
  @ParameterizedTest
  @CsvSource({
    "gaussian, affine",
    "gaussian-mixture, affine",
    "normalizing-flow, affine",
    "normalizing-flow, sylvester",
    "normalizing-flow, continuous"
  })
  void whatAPolicyIsMadeOfKeepsModelsApart(String type, String family) {
    Hyperparameters values =
        new Hyperparameters().set(PolicyParams.TYPE, type).set(PolicyParams.FLOW_FAMILY, family);
    List<Object> keys = new ArrayList<>();
    keys.add(key("Pendulum-v1", values));
    keys.add(key("Pendulum-v1", values.with(PolicyParams.TYPE, "beta")));
    keys.add(key("MountainCarContinuous-v0", values));
    keys.add(key("Pendulum-v1", values.with(ValueParams.VALUE_HIDDEN, 3)));
    for (Param<?> parameter : Policies.type(values).parameters(values)) {
      keys.add(key("Pendulum-v1", changed(values, parameter)));
    }
    assertThat(keys).doesNotHaveDuplicates();
  }

  private static Hyperparameters changed(Hyperparameters values, Param<?> parameter) {
    if (parameter instanceof IntParam number) {
      return values.with(number, number.defaultValue + 1);
    }
    if (parameter instanceof DoubleParam number) {
      return values.with(number, number.defaultValue * 2);
    }
    StringParam word = (StringParam) parameter;
    return values.with(
        word,
        Stream.of("gaussian", "beta", "iaf", "maf", "planar", "radial", "householder")
            .filter(other -> !other.equals(word.defaultValue) && word.validator.validate(other))
            .findFirst()
            .orElseThrow());
  }
}
