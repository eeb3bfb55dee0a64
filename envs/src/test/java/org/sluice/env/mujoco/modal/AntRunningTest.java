package org.sluice.env.mujoco.modal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;

@Tag("mujoco")
class AntRunningTest {

  /** Off the ground, its motors can speed up the torso of a falling body, not its mass centre. */
  @Test
  void rewardIsTheSpeedOfTheMassCentreWhateverItsDirection() {
    double[] action = {0.5, -1, 0, 0, 0, 0, 0, 0};
    double expected = 5 + 1 - 0.5 * 1.25;
    for (double[] velocity : new double[][] {{3, 4}, {-3, 4}, {0, -5}, {5, 0}}) {
      double[] state = Ants.state(0.9, velocity[0], velocity[1]);
      assertThat(reward("AntRunning-v0", state, action)).isCloseTo(expected, within(1e-4));
    }
    assertThat(reward("Ant-v4", Ants.state(0.9, 5, 0), action))
        .isNotCloseTo(expected, within(1e-3));
  }

  private static double reward(String id, double[] state, double[] action) {
    try (Replayable env = Envs.makeWithoutLimit(id)) {
      Step step = new Step(env.spec());
      env.resetTo(state, step.observation);
      env.step(action, step);
      return step.reward;
    }
  }

  @Test
  void isAntInAllElse() {
    try (AntRunning env = new AntRunning();
        Replayable ant = Envs.makeWithoutLimit("Ant-v4")) {
      Step step = new Step(env.spec());
      Step antStep = new Step(ant.spec());
      assertThat(env.spec().spaces()).isEqualTo(ant.spec().spaces());
      env.reset(3, step.observation);
      ant.reset(3, antStep.observation);
      for (int i = 0; i < 100; i++) {
        assertThat(step.observation).containsExactly(antStep.observation);
        double[] action = {1, -1, 1, 0.5, -0.5, 1, -1, 1};
        action[i % 8] *= -1;
        env.replay(action, step);
        ant.replay(action, antStep);
        assertThat(step.terminated).isEqualTo(antStep.terminated);
      }
    }
  }

  @Test
  void aStateThatIsNoNumberEndsTheEpisodeForAReason() {
    try (AntRunning env = new AntRunning()) {
      Step step = new Step(env.spec());
      double[] state = Ants.state(0.75, 0, 0);
      state[20] = 1e12;
      env.resetTo(state, step.observation);
      env.step(new double[8], step);
      assertThat(step.terminated).isTrue();
      assertThat(step.reward).isZero();
      assertThat(step.reason).contains("NaN or beyond 1e10");
      env.reset(step.observation);
      env.step(new double[8], step);
      assertThat(step.reason).isEmpty();
    }
  }
}
