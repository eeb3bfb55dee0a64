package org.sluice.env.toy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Step;

class TwoEndpointTest {

  @ParameterizedTest
  @ValueSource(doubles = {1, -1})
  void eitherEndIsReachedInTenStepsAndPaysOne(double direction) {
    TwoEndpoint env = new TwoEndpoint();
    Step step = new Step(env.spec());
    env.reset(0, step.observation);
    assertThat(step.observation).containsExactly(0);
    for (int i = 1; i <= 10; i++) {
      // Stronger actions go no further.
      env.step(new double[] {7 * direction}, step);
      assertThat(step.observation).containsExactly(i * direction);
      assertThat(step.terminated).isEqualTo(i == 10);
      assertThat(step.reward).isEqualTo(i == 10 ? 1 : 0);
    }
  }
}
