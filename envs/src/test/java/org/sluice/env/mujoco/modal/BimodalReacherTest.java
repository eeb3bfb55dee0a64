package org.sluice.env.mujoco.modal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;

@Tag("mujoco")
class BimodalReacherTest {

  /** The fingertip is where the engine has that of Reacher-v4, which observes its own offset. */
  @Test
  void observesAnglesSpeedsAndFingertip() {
    try (BimodalReacher env = new BimodalReacher();
        Replayable reacher = Envs.makeWithoutLimit("Reacher-v4")) {
      double[] seen = new double[9];
      double[] expected = new double[11];
      env.resetTo(new double[] {0.4, -1.1, 0.5, -2}, seen);
      reacher.resetTo(new double[] {0.4, -1.1, 0, 0, 0.5, -2, 0, 0}, expected);
      assertThat(seen).startsWith(Arrays.copyOf(expected, 4));
      assertThat(seen).containsSequence(0.5, -2);
      assertThat(seen[6]).isCloseTo(expected[8], within(1e-15));
      assertThat(seen[7]).isCloseTo(expected[9], within(1e-15));
      assertThat(seen[8]).isEqualTo(0.01);
    }
  }

  /** Stretched out, the fingertip is at (0.21, 0), as far from one target as from the other. */
  @Test
  void rewardIsTheDistanceToTheNearerTargetAndTheCost() {
    assertThat(reward(0, 0, 0, 0)).isCloseTo(-Math.hypot(0.11, 0.12), within(1e-15));
    assertThat(reward(0, 0, 0.5, -1)).isCloseTo(-Math.hypot(0.11, 0.12) - 1.25, within(1e-15));
    assertThat(reward(Math.PI / 2, 0, 0, 0)).isCloseTo(-Math.hypot(0.1, 0.09), within(1e-15));
    assertThat(reward(Math.PI, 0, 0, 0)).isCloseTo(-Math.hypot(0.31, 0.12), within(1e-15));
  }

  @Test
  void bothTargetsAreWithinReachAndEquallyGood() {
    double distance = Math.hypot(0.1, 0.12);
    double elbow = Math.acos((distance * distance - 0.1 * 0.1 - 0.11 * 0.11) / (2 * 0.1 * 0.11));
    double shoulder =
        Math.atan2(0.12, 0.1) - Math.atan2(0.11 * Math.sin(elbow), 0.1 + 0.11 * Math.cos(elbow));
    assertThat(elbow).isLessThan(3);
    assertThat(reward(shoulder, elbow, 0, 0)).isCloseTo(0, within(1e-12));
    assertThat(reward(-shoulder, -elbow, 0, 0)).isCloseTo(0, within(1e-12));
  }

  private static double reward(double shoulder, double elbow, double a, double b) {
    try (BimodalReacher env = new BimodalReacher()) {
      Step step = new Step(env.spec());
      env.resetTo(new double[] {shoulder, elbow, 0, 0}, step.observation);
      env.step(new double[] {a, b}, step);
      return step.reward;
    }
  }
}
