package org.sluice.env.mujoco.modal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;

@Tag("mujoco")
class DirectedSwimmerTest {

  @Test
  void forwardIsSwimmerAndBackwardItsMirror() {
    try (Replayable swimmer = Envs.makeWithoutLimit("Swimmer-v4");
        Replayable forward = Envs.makeWithoutLimit("DirectedSwimmer-v0");
        Replayable backward = Envs.makeWithoutLimit("DirectedSwimmer-v0+direction=backward")) {
      Step step = new Step(swimmer.spec());
      Step ahead = new Step(forward.spec());
      Step astern = new Step(backward.spec());
      swimmer.reset(1, step.observation);
      forward.reset(1, ahead.observation);
      backward.reset(1, astern.observation);
      double[] action = {0.8, -0.6};
      for (int i = 0; i < 20; i++) {
        action[0] = -action[0];
        swimmer.step(action, step);
        forward.step(action, ahead);
        backward.step(action, astern);
        assertThat(ahead.reward).isEqualTo(step.reward);
        assertThat(ahead.observation).containsExactly(step.observation);
        assertThat(astern.observation).containsExactly(step.observation);
        assertThat(astern.reward + step.reward).isCloseTo(-2e-4, within(1e-15));
      }
    }
  }
}
