package org.sluice.env.mujoco.rllab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Box;
import org.sluice.env.Registration;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.mujoco.Recordings;

/** What rllab's tasks share beyond the contract of every environment. */
@Tag("mujoco")
class RllabTest {

  static List<Registration> tasks() {
    return RllabTasks.registrations();
  }

  /** The last three numbers of an observation are the mass centre, whose velocity is rewarded. */
  @ParameterizedTest
  @MethodSource("tasks")
  void theRewardFollowsTheMassCentre(Registration task) {
    try (RllabEnv env = (RllabEnv) task.factory().get()) {
      Step step = new Step(env.spec());
      int x = step.observation.length - 3;
      env.reset(2, step.observation);
      double[] action = new double[env.spec().actionSpace().size()];
      env.replay(action, step);
      double velocity = env.massCentreVelocity(0);
      double before = step.observation[x];
      env.replay(action, step);
      double mean = (velocity + env.massCentreVelocity(0)) / 2;
      assertThat((step.observation[x] - before) / seconds(task)).isCloseTo(mean, within(0.05));
      double still = step.reward - env.massCentreVelocity(0);
      assertThat(still).isBetween(-0.2, 1.0);
    }
  }

  /** Half the range costs a quarter of what the whole range does; nothing beyond it, or more. */
  @Test
  void effortIsRelativeToTheControlsRange() {
    for (Registration task : tasks()) {
      try (RllabEnv env = (RllabEnv) task.factory().get()) {
        Box range = (Box) task.spec().actionSpace();
        double[] action = new double[range.size()];
        for (double part : new double[] {0.5, 1, 2}) {
          for (int i = 0; i < action.length; i++) {
            action[i] = part * range.high(i);
          }
          assertThat(env.effort(action)).isCloseTo(action.length * part * part, within(1e-9));
          assertThat(env.clippedEffort(action))
              .isCloseTo(action.length * Math.min(1, part * part), within(1e-9));
        }
      }
    }
  }

  @Test
  void theAntStartsOnBentAnkles() {
    try (Replayable ant = new Ant()) {
      ant.reset(1, new double[125]);
      double[] state = ant.state();
      assertThat(state[2]).isCloseTo(0.55, within(0.06));
      assertThat(new double[] {state[8], state[10], state[12], state[14]})
          .containsExactly(new double[] {1, -1, -1, 1}, within(0.06));
    }
  }

  private static double seconds(Registration task) {
    double engineStep =
        Recordings.compiled(task.spec().id()).get("option").get("timestep").asDouble();
    return task.spec().frameSkip() * engineStep;
  }
}
