package org.sluice.learning.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.junit.jupiter.api.Test;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.trustregion.TrpoParams;
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
                key("Pendulum-v1", new Hyperparameters().set(TrpoParams.MAX_KL, 0.5)),
                key("Pendulum-v1", new Hyperparameters().set(TrialParams.BATCH, 64)),
                key("Pendulum-v1", new Hyperparameters().set(ValueParams.VALUE_LEARNING_RATE, 1.0)),
                TrialModel.key(new Trial("other", "Pendulum-v1", 7, new Hyperparameters()))))
        .containsOnly(one);
  }

  /** Every one of the policy's hyper-parameters, also one that is yet to come. */
  @Test
  void whatAPolicyIsMadeOfKeepsModelsApart() throws IllegalAccessException {
    List<Object> keys = new ArrayList<>();
    keys.add(key("Pendulum-v1", new Hyperparameters()));
    keys.add(key("MountainCarContinuous-v0", new Hyperparameters()));
    keys.add(key("Pendulum-v1", new Hyperparameters().set(ValueParams.VALUE_HIDDEN, 3)));
    List<Field> constants =
        Arrays.stream(PolicyParams.class.getFields())
            .filter(field -> Param.class.isAssignableFrom(field.getType()))
            .toList();
    assertThat(constants).isNotEmpty();
    for (Field constant : constants) {
      keys.add(key("Pendulum-v1", changed((Param<?>) constant.get(null))));
    }
    assertThat(keys).doesNotHaveDuplicates();
  }

  private static Hyperparameters changed(Param<?> parameter) {
    Hyperparameters values = new Hyperparameters();
    if (parameter instanceof IntParam number) {
      return values.set(number, number.defaultValue + 1);
    }
    if (parameter instanceof DoubleParam number) {
      return values.set(number, number.defaultValue * 2);
    }
    StringParam word = (StringParam) parameter;
    return values.set(
        word,
        Stream.of("gaussian", "beta", "iaf", "maf", "planar", "radial")
            .filter(other -> !other.equals(word.defaultValue) && word.validator.validate(other))
            .findFirst()
            .orElseThrow());
  }
}
