package org.sluice.env.box2d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.EnvException;
import org.sluice.env.Generator;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.Task;

class LunarLanderTest {

  private static final int EPISODES = 200;

  @Test
  void discreteActionsAreFullThrottles() {
    double[][] throttles = {{-1, 0}, {-1, -1}, {1, 0}, {-1, 1}};
    LunarLander discrete = new LunarLander(Task.of(LunarLander.ID));
    LunarLanderContinuous continuous = new LunarLanderContinuous(Task.of(LunarLanderContinuous.ID));
    Step first = new Step(discrete.spec());
    Step second = new Step(continuous.spec());
    discrete.reset(3, first.observation);
    continuous.reset(3, second.observation);
    for (int t = 0; t < 60; t++) {
      discrete.replay(new double[] {t % 4}, first);
      continuous.replay(throttles[t % 4], second);
      assertThat(second.observation).containsExactly(first.observation);
      assertThat(second.reward).isEqualTo(first.reward);
    }
  }

  @Test
  void aReplayedStepTakesItsTwoDraws() {
    LunarLander env = new LunarLander(Task.of(LunarLander.ID));
    Step step = new Step(env.spec());
    env.reset(3, step.observation);
    byte[] before = env.snapshot();
    assertThatThrownBy(() -> env.replay(new double[1], new double[0], step))
        .isInstanceOf(EnvException.class)
        .hasMessageContaining("LunarLander-v2: a step draws 2 numbers, its dispersion, not 0");
    assertThat(env.snapshot()).isEqualTo(before);
    env.replay(new double[] {2}, new double[] {0.5, -1}, step);
    double[] first = step.observation.clone();
    env.restore(before);
    env.replay(new double[] {2}, new double[] {0.5, 1}, step);
    assertThat(step.observation).isNotEqualTo(first);
  }

  @Test
  void throttlesAreClipped() {
    LunarLanderContinuous env = new LunarLanderContinuous(Task.of(LunarLanderContinuous.ID));
    Step within = new Step(env.spec());
    Step beyond = new Step(env.spec());
    env.reset(3, within.observation);
    byte[] before = env.snapshot();
    env.step(new double[] {1, -1}, within);
    env.restore(before);
    env.step(new double[] {7, -3}, beyond);
    assertThat(beyond.observation).containsExactly(within.observation);
    assertThat(beyond.reward).isEqualTo(within.reward);
  }

  /** Gymnasium's means over 1000 episodes; false alarms in 0.3 % of all choices of seeds. */
  @ParameterizedTest
  @CsvSource({"0, -132.34, 43.18", "1, -213.22, 128.94"})
  void meanReturnsAreGymnasiums(double scale, double mean, double deviation) {
    try (Replayable env = new LunarLanderContinuous(Task.of(LunarLanderContinuous.ID))) {
      Generator random = new Generator(17);
      Step step = new Step(env.spec());
      double[] action = new double[2];
      double sum = 0;
      env.reset(1, step.observation);
      for (int episode = 0; episode < EPISODES; episode++) {
        do {
          for (int i = 0; i < action.length; i++) {
            action[i] = scale * random.uniform(-1, 1);
          }
          env.step(action, step);
          sum += step.reward;
        } while (!step.terminated);
        env.reset(step.observation);
      }
      double error = deviation * Math.sqrt(1.0 / EPISODES + 1.0 / 1000);
      assertThat(sum / EPISODES).isCloseTo(mean, within(3 * error));
    }
  }
}
