package org.sluice.env.mujoco.gymnasium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Registration;
import org.sluice.env.Replayable;
import org.sluice.env.Step;
import org.sluice.env.mujoco.Recordings;

/**
 * Trajectories of Gymnasium 1.4.0 on MuJoCo 2.2.2, replayed from their first states: every number
 * is the same. Only the sines and cosines in two tasks' observations may differ in the last bit, as
 * numpy's vectorised ones do from the correctly rounded.
 */
@Tag("mujoco")
class GoldenTrajectoryTest {

  private static final Set<String> WITH_SINES = Set.of("Reacher-v4", "InvertedDoublePendulum-v4");
  private static final double LAST_BITS_OF_ONE = 4e-16;

  static Stream<Registration> tasks() {
    return GymnasiumTasks.registrations().stream();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void replaysGymnasium(Registration task) {
    String id = task.spec().id();
    double tolerance = WITH_SINES.contains(id) ? LAST_BITS_OF_ONE : 0;
    try (Replayable env = task.factory().get()) {
      Step step = new Step(env.spec());
      for (JsonNode trajectory : Recordings.golden(id).get("trajectories")) {
        env.resetTo(firstState(trajectory), step.observation);
        assertObservation(step, trajectory.get("reset_obs"), tolerance);
        for (JsonNode recorded : trajectory.get("steps")) {
          env.replay(Recordings.numbers(recorded.get("action")), step);
          assertObservation(step, recorded.get("obs"), tolerance);
          assertThat(step.reward).isEqualTo(recorded.get("reward").asDouble());
          assertThat(step.terminated).isEqualTo(recorded.get("terminated").asBoolean());
          assertThat(step.truncated).isFalse();
        }
      }
    }
  }

  private static void assertObservation(Step step, JsonNode recorded, double tolerance) {
    double[] expected = Recordings.numbers(recorded);
    if (tolerance == 0) {
      assertThat(step.observation).containsExactly(expected);
    } else {
      assertThat(step.observation).containsExactly(expected, within(tolerance));
    }
  }

  private static double[] firstState(JsonNode trajectory) {
    return DoubleStream.concat(
            DoubleStream.of(Recordings.numbers(trajectory.get("init_qpos"))),
            DoubleStream.of(Recordings.numbers(trajectory.get("init_qvel"))))
        .toArray();
  }
}
