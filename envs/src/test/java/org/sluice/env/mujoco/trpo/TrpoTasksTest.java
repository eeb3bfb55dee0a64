package org.sluice.env.mujoco.trpo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Env;
import org.sluice.env.Registration;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.Task;

@Tag("mujoco")
class TrpoTasksTest {

  private static Replayable make(String id, Map<String, String> values) {
    Registration registration =
        TrpoTasks.registrations().stream()
            .filter(task -> task.id().equals(id))
            .findFirst()
            .orElseThrow();
    return registration.maker().apply(new Task(id, values));
  }

  /** The sizes of the paper's section 6.1 and table 2. */
  @ParameterizedTest
  @CsvSource({
    "TrpoSwimmer-v0, 10, 2",
    "TrpoHopper-v0, 12, 3",
    "TrpoWalker-v0, 18, 6",
    "TrpoWalker3d-v0, 51, 19"
  })
  void aStateIsPositionsAndVelocities(String id, int states, int motors) {
    try (Replayable env = make(id, Map.of())) {
      double[] observation = new double[states];
      env.reset(1, observation);
      assertThat(env.stateSize()).isEqualTo(states);
      assertThat(observation).containsExactly(env.state());
      assertThat(env.spec().actionSpace().size()).isEqualTo(motors);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TrpoSwimmer-v0, 0.5, 2, 75",
    "TrpoHopper-v0, 0.5, 3, 100",
    "TrpoHopper-v0, 7, 3, 200",
    "TrpoWalker-v0, -0.25, 6, 25"
  })
  void theRewardIsSpeedAndAliveWithoutTheTorques(
      String id, double action, int motors, double torque) {
    try (Replayable env = make(id, Map.of());
        Replayable other = make(id, Map.of("alive", "1.5"))) {
      Step step = step(env, motors, action);
      double speed = (env.state()[0] - 0.0) / seconds(id);
      double expected = speed + 10 - 1e-5 * motors * torque * torque;
      assertThat(step.reward).isCloseTo(expected, within(1e-9));
      assertThat(step(other, motors, action).reward).isCloseTo(expected - 8.5, within(1e-9));
    }
  }

  private static double seconds(String id) {
    return id.equals("TrpoSwimmer-v0") ? 0.04 : 0.008;
  }

  /** One step from the model's reference state at rest, where x is 0. */
  private static Step step(Replayable env, int motors, double action) {
    Step step = new Step(env.spec());
    double[] actions = new double[motors];
    Arrays.fill(actions, action);
    env.resetTo(upright(env), step.observation);
    env.step(actions, step);
    return step;
  }

  private static double[] upright(Replayable env) {
    double[] state = new double[env.stateSize()];
    state[1] = env.spec().id().startsWith("TrpoSwimmer") ? 0 : 1.25;
    return state;
  }

  @Test
  void impactsOfTheFeetCostAndChangeNothingElse() {
    Map<String, String> impact = Map.of("impact-cost", "2");
    for (String id : new String[] {"TrpoWalker-v0", "TrpoWalker3d-v0"}) {
      try (Replayable without = make(id, Map.of());
          Replayable with = make(id, impact)) {
        Step step = new Step(without.spec());
        Step other = new Step(with.spec());
        double[] still = new double[without.spec().actionSpace().size()];
        without.reset(3, step.observation);
        with.reset(3, other.observation);
        double largest = 0;
        while (!step.terminated) {
          without.step(still, step);
          with.step(still, other);
          assertThat(other.observation).containsExactly(step.observation);
          double cost = step.reward - other.reward;
          assertThat(cost).isBetween(-1e-9, 2 * 2 * 100 + 1e-9);
          largest = Math.max(largest, cost);
        }
        // More than the weight on one foot at some time, when it lands or falls.
        assertThat(largest).as(id).isGreaterThan(2);
      }
    }
  }

  /** In the air, where nothing pushes. */
  @ParameterizedTest
  @CsvSource({
    "TrpoHopper-v0, 3, 0.15, false",
    "TrpoHopper-v0, 3, 0.25, true",
    "TrpoWalker-v0, 1.6, 0.9, false",
    "TrpoWalker-v0, 1.6, -1.1, true",
    "TrpoWalker-v0, 2.1, 0, true",
    "TrpoSwimmer-v0, 9, 3, false"
  })
  void aRobotThatTiltsHasFallen(String id, double height, double tilt, boolean fallen) {
    try (Replayable env = make(id, Map.of())) {
      Step step = new Step(env.spec());
      double[] state = new double[env.stateSize()];
      state[1] = height;
      state[2] = tilt;
      env.resetTo(state, step.observation);
      env.step(new double[env.spec().actionSpace().size()], step);
      assertThat(step.terminated).isEqualTo(fallen);
    }
  }

  @Test
  void theWalkerStandsAMomentAndThenFalls() {
    try (Env env = make("TrpoWalker3d-v0", Map.of())) {
      Step step = new Step(env.spec());
      env.reset(5, step.observation);
      int steps = 0;
      while (!step.terminated) {
        env.step(new double[19], step);
        steps++;
      }
      assertThat(steps).isBetween(20, 500);
    }
  }
}
