package org.sluice.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.learning.halving.Halving;
import org.sluice.learning.halving.Rungs;
import org.sluice.learning.trial.SmallTrials;
import org.sluice.learning.trial.Trial;

/** Functions and trials get to the task managers whole. */
class ShippingTest {

  static Stream<Serializable> functions() {
    List<Trial> trials = SmallTrials.kinds();
    return Stream.of(
        new GaeFunction(trials),
        new BatchFunction(trials),
        new LearnerFunction(trials),
        new PublishedPolicies(trials),
        new HalvingFunction(new Rungs(new Halving(1, 2), trials)));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void functionsTravel(Serializable function) throws Exception {
    Serializable arrived = InstantiationUtil.clone(function);
    assertThat(((ResultTypeQueryable<?>) arrived).getProducedType())
        .isEqualTo(((ResultTypeQueryable<?>) function).getProducedType());
  }

  @Test
  void trialsTravel() throws Exception {
    for (Trial trial : SmallTrials.kinds()) {
      Trial arrived = InstantiationUtil.clone(trial);
      assertThat(arrived.id()).isEqualTo(trial.id());
      assertThat(arrived.seed()).isEqualTo(trial.seed());
      assertThat(arrived.environment()).isEqualTo(trial.environment());
      assertThat(arrived.hyperparameters().getParamMap())
          .isEqualTo(trial.hyperparameters().getParamMap());
      assertThat(arrived.stepsPerLane()).isEqualTo(trial.stepsPerLane());
    }
  }
}
