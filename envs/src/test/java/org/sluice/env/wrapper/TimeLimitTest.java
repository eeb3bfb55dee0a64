package org.sluice.env.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sluice.env.Box;
import org.sluice.env.Env;
import org.sluice.env.EpisodeEndedException;
import org.sluice.env.InvalidActionException;
import org.sluice.env.Step;

class TimeLimitTest {

  private final Env env = new TimeLimit(new FakeEnv(Box.uniform(1, -1, 1)), 3);
  private final Step step = new Step(env.spec());

  @Test
  void itCountsFromEachReset() {
    assertThat(env.spec().timeLimit()).isEqualTo(3);
    env.reset(0, step.observation);
    for (int episode = 0; episode < 2; episode++) {
      for (int i = 1; i <= 3; i++) {
        env.step(new double[1], step);
        assertThat(step.truncated).isEqualTo(i == 3);
        assertThat(step.terminated).isFalse();
      }
      assertThatThrownBy(() -> env.step(new double[1], step))
          .isInstanceOf(EpisodeEndedException.class)
          .hasMessageContaining("3 steps");
      env.reset(step.observation);
    }
  }

  @Test
  void aRefusedActionDoesNotCount() {
    env.reset(0, step.observation);
    env.step(new double[1], step);
    env.step(new double[1], step);
    assertThatThrownBy(() -> env.step(new double[2], step))
        .isInstanceOf(InvalidActionException.class);
    env.step(new double[1], step);
    assertThat(step.truncated).isTrue();
  }

  @Test
  void aSnapshotCarriesTheCount() {
    env.reset(0, step.observation);
    env.step(new double[1], step);
    env.step(new double[1], step);
    byte[] snapshot = env.snapshot();
    env.reset(step.observation);
    env.restore(snapshot);
    env.step(new double[1], step);
    assertThat(step.truncated).isTrue();
  }

  @Test
  void aLimitBelowOneStepIsRefused() {
    assertThatThrownBy(() -> new TimeLimit(env, 0)).hasMessageContaining("at least 1");
  }
}
