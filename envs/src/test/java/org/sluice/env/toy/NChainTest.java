package org.sluice.env.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Step;
import org.sluice.env.Task;

class NChainTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 57, 100})
  void goingRightReturnsTenForEveryLength(int length) {
    assertThat(returnOf(length, 1)).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 57, 100})
  void goingLeftReturnsCrumbs(int length) {
    assertThat(returnOf(length, 0)).isCloseTo(0.001 * (length + 7), within(1e-12));
  }

  @Test
  void theObservationIsAThermometer() {
    NChain env = chain(4);
    Step step = new Step(env.spec());
    env.reset(0, step.observation);
    assertThat(step.observation).containsExactly(1, 1, 0, 0);
    env.step(new double[] {1}, step);
    assertThat(step.observation).containsExactly(1, 1, 1, 0);
    env.step(new double[] {0}, step);
    env.step(new double[] {0}, step);
    assertThat(step.observation).containsExactly(1, 0, 0, 0);
    assertThat(step.reward).isZero();
    env.step(new double[] {0}, step);
    assertThat(step.observation).containsExactly(1, 0, 0, 0);
    assertThat(step.reward).isEqualTo(0.001);
  }

  @Test
  void aChainOfOnePlaceIsRefused() {
    assertThatThrownBy(() -> chain(1)).hasMessageContaining("from 2 to");
  }

  private static NChain chain(int length) {
    return new NChain(Task.of(NChain.ID).with(NChain.LENGTH, Integer.toString(length)));
  }

  private static double returnOf(int length, int action) {
    NChain env = chain(length);
    Step step = new Step(env.spec());
    env.reset(0, step.observation);
    double sum = 0;
    int steps = 0;
    do {
      env.step(new double[] {action}, step);
      sum += step.reward;
      steps++;
    } while (!step.terminated);
    assertThat(steps).isEqualTo(length + 8);
    return sum;
  }
}
