package org.sluice.env.mujoco.gymnasium;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Registration;
import org.sluice.env.mujoco.Recordings;

/** The static task descriptions agree with Gymnasium. */
class TaskTableTest {

  static Stream<EnvSpec> specs() {
    return GymnasiumTasks.registrations().stream().map(Registration::spec);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void specIsGymnasiums(EnvSpec spec) {
    JsonNode golden = Recordings.golden(spec.id());
    assertThat(spec.observationSpace().size()).isEqualTo(golden.get("obs_dim").asInt());
    assertThat(spec.actionSpace().size()).isEqualTo(golden.get("act_dim").asInt());
    assertThat(spec.frameSkip()).isEqualTo(golden.get("frame_skip").asInt());
    assertThat(spec.timeLimit()).isEqualTo(golden.get("max_episode_steps").asInt());
    JsonNode threshold = golden.get("reward_threshold");
    assertThat(spec.rewardThreshold().isEmpty()).isEqualTo(threshold.isNull());
    spec.rewardThreshold().ifPresent(t -> assertThat(t).isEqualTo(threshold.asDouble()));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void actionSpaceIsTheControlRange(EnvSpec spec) {
    JsonNode actuators = Recordings.compiled(spec.id()).get("actuators");
    Box actions = (Box) spec.actionSpace();
    for (int i = 0; i < actions.size(); i++) {
      double[] range = Recordings.numbers(actuators.get(i).get("ctrlrange"));
      assertThat(actions.low(i)).isEqualTo(range[0]);
      assertThat(actions.high(i)).isEqualTo(range[1]);
    }
  }
}
