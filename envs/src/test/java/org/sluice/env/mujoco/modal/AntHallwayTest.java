package org.sluice.env.mujoco.modal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;

@Tag("mujoco")
class AntHallwayTest {

  /** Fast enough to get far past the walls on an open floor. */
  private static final double SPEED = 20;

  private static final int STEPS = 100;

  /** The largest |y| of the torso after a push along y. */
  private static double farthest(String task, double push) {
    try (Replayable env = Envs.makeWithoutLimit(task)) {
      Step step = new Step(env.spec());
      env.resetTo(Ants.state(0.75, 0, push), step.observation);
      double farthest = 0;
      for (int i = 0; i < STEPS; i++) {
        env.replay(new double[8], step);
        assertThat(step.reason).isEmpty();
        farthest = Math.max(farthest, Math.abs(env.state()[1]));
      }
      return farthest;
    }
  }

  /** The torso's radius is 0.25 m; a contact is soft enough for a few centimetres. */
  @ParameterizedTest
  @CsvSource({"AntHallway-v0, 2", "AntHallway-v0+corridor-width=8, 4"})
  void wallsStopAPushedAnt(String task, double halfWidth) {
    assertThat(farthest(task, SPEED)).isBetween(halfWidth - 1.5, halfWidth - 0.2);
    assertThat(farthest(task, -SPEED)).isBetween(halfWidth - 1.5, halfWidth - 0.2);
    assertThat(farthest("AntRunning-v0", SPEED)).isGreaterThan(halfWidth + 1);
  }

  @ParameterizedTest
  @CsvSource({"0, 4", "0, -4", "100.1, 0", "-100.1, 0"})
  void anAntOutsideEndsTheEpisodeForAReason(double x, double y) {
    try (Replayable env = Envs.makeWithoutLimit("AntHallway-v0")) {
      Step step = new Step(env.spec());
      double[] state = Ants.state(0.75, 0, 0);
      state[0] = x;
      state[1] = y;
      env.resetTo(state, step.observation);
      env.step(new double[8], step);
      assertThat(step.terminated).isTrue();
      assertThat(step.reason).contains("walls");
      assertThat(step.reward).isFinite();
    }
  }

  /** Until it touches a wall, nothing tells the hallway from the open floor. */
  @Test
  void isAntRunningInAllElse() {
    try (Replayable env = Envs.makeWithoutLimit("AntHallway-v0");
        Replayable open = Envs.makeWithoutLimit("AntRunning-v0")) {
      Step step = new Step(env.spec());
      Step openStep = new Step(open.spec());
      env.reset(5, step.observation);
      open.reset(5, openStep.observation);
      double[] action = {1, -0.5, 0.2, 0, 0, -1, 0.3, 0.1};
      for (int i = 0; i < 10; i++) {
        env.replay(action, step);
        open.replay(action, openStep);
        assertThat(step.observation).containsExactly(openStep.observation);
        assertThat(step.reward).isEqualTo(openStep.reward);
      }
    }
  }
}
