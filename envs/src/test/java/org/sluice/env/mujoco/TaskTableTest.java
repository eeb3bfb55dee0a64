package org.sluice.env.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Box;
import org.sluice.env.EnvSpec;
import org.sluice.env.Registration;
import org.sluice.env.Replayable;

/** The static task descriptions agree with Gymnasium and the models. */
class TaskTableTest {

  static Iterable<MujocoTask> tasks() {
    return MujocoTasks.tasks();
  }

  @Test
  void registrationsAndTasksAreTheSameList() {
    assertThat(MujocoTasks.registrations().stream().map(Registration::spec))
        .containsExactlyElementsOf(MujocoTasks.tasks().stream().map(MujocoTask::spec).toList());
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void specIsGymnasiums(MujocoTask task) {
    EnvSpec spec = task.spec();
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
  @MethodSource("tasks")
  void actionSpaceIsTheControlRange(MujocoTask task) {
    JsonNode actuators = Recordings.compiled(task.spec().id()).get("actuators");
    Box actions = (Box) task.spec().actionSpace();
    for (int i = 0; i < actions.size(); i++) {
      double[] range = Recordings.numbers(actuators.get(i).get("ctrlrange"));
      assertThat(actions.low(i)).isEqualTo(range[0]);
      assertThat(actions.high(i)).isEqualTo(range[1]);
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  @Tag("mujoco")
  void sizesAreTheModels(MujocoTask task) {
    Model model = Model.shared(task.modelName());
    JsonNode sizes = Recordings.compiled(task.spec().id()).get("sizes");
    assertThat(model.positionSize()).isEqualTo(sizes.get("nq").asInt());
    assertThat(model.velocitySize()).isEqualTo(sizes.get("nv").asInt());
    assertThat(model.controlSize()).isEqualTo(task.spec().actionSpace().size());
    assertThat(model.bodies()).isEqualTo(sizes.get("nbody").asInt());
    assertThat(model.timeStep())
        .isEqualTo(Recordings.golden(task.spec().id()).get("timestep").asDouble());
  }

  @Test
  @Tag("mujoco")
  void firstStatesKeepTheirDistances() {
    for (Registration task : MujocoTasks.registrations()) {
      try (Replayable env = task.factory().get()) {
        double[] reference = ((MujocoEnv) env).state.clone();
        double[] observation = new double[env.spec().observationSpace().size()];
        env.reset(3, observation);
        double[] first = ((MujocoEnv) env).state;
        assertThat(first).as(env.spec().id()).isNotEqualTo(reference);
        // Six deviations of the widest noise, 0.1; the target of Reacher moves by up to 0.3.
        assertThat(first).as(env.spec().id()).containsExactly(reference, within(0.6));
      }
    }
  }
}
