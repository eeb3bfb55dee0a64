package org.sluice.env.mujoco.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.registry.Envs;

/** The tasks that reward speed in the plane, beside the robots' own, which reward speed along x. */
@Tag("mujoco")
class MultiDirectionTest {

  /** In the air, the mass centre keeps its speed in the plane. */
  @ParameterizedTest
  @CsvSource({
    "Ant, 0.9, 3, 4, 2",
    "Ant, 0.9, -3, 4, 8",
    "Ant, 0.9, 0, -5, 5",
    "Humanoid, 1.9, 3, 4, 2.08",
    "Humanoid, 1.9, -3, -4, 8.08"
  })
  void everyDirectionIsAsGood(String robot, double height, double vx, double vy, double more) {
    try (Replayable own = Envs.makeWithoutLimit("Rllab" + robot + "-v0");
        Replayable any = Envs.makeWithoutLimit("MultiDirection" + robot + "-v0")) {
      double[] state = Robots.inTheAir(own, height, vx, vy);
      Step ownStep = step(own, state);
      Step anyStep = step(any, state);
      assertThat(anyStep.observation).containsExactly(ownStep.observation);
      assertThat(anyStep.reward - ownStep.reward).isCloseTo(more, within(1e-3));
      assertThat(anyStep.terminated).isFalse();
    }
  }

  /** The fluid slows it down; so only signs and order are known. */
  @ParameterizedTest
  @CsvSource({"1, 0", "-1, 0", "1, 1", "1, -1", "-1, 1", "-1, -1"})
  void theSwimmersSpeedHasTheSignOfForward(double vx, double vy) {
    try (Replayable own = Envs.makeWithoutLimit("RllabSwimmer-v0");
        Replayable any = Envs.makeWithoutLimit("MultiDirectionSwimmer-v0")) {
      double[] state = new double[10];
      state[5] = vx;
      state[6] = vy;
      double alongX = step(own, state).reward;
      double speed = step(any, state).reward;
      assertThat(Math.signum(speed)).isEqualTo(Math.signum(vx));
      if (vy == 0) {
        assertThat(speed).isCloseTo(alongX, within(1e-12));
      } else {
        assertThat(Math.abs(speed)).isGreaterThan(Math.abs(alongX) + 0.01);
      }
    }
  }

  private static Step step(Replayable env, double[] state) {
    Step step = new Step(env.spec());
    env.resetTo(state, step.observation);
    env.step(new double[env.spec().actionSpace().size()], step);
    return step;
  }
}
