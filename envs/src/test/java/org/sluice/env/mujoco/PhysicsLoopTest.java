package org.sluice.env.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.EnvClosedException;
import org.sluice.env.EnvException;
import org.sluice.env.Registration;
import org.sluice.env.UnknownEnvException;
import org.sluice.env.registry.MujocoTasks;

@Tag("mujoco")
class PhysicsLoopTest {

  static Iterable<Registration> tasks() {
    return MujocoTasks.registrations();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void fitsTheTask(Registration task) {
    try (PhysicsLoop loop = MujocoTasks.bareEngine(task.spec().id())) {
      assertThat(loop.controlSize()).isEqualTo(task.spec().actionSpace().size());
      loop.reset(new double[loop.stateSize()]);
      loop.step(new double[loop.controlSize()]);
    }
  }

  @Test
  void wrongLengthsAreExceptions() {
    try (PhysicsLoop loop = MujocoTasks.bareEngine("Hopper-v4")) {
      assertThatExceptionOfType(EnvException.class)
          .isThrownBy(() -> loop.reset(new double[11]))
          .withMessage("Hopper-v4: a state has 12 numbers, not 11");
      assertThatExceptionOfType(EnvException.class)
          .isThrownBy(() -> loop.step(new double[4]))
          .withMessage("Hopper-v4: an action has 3 numbers, not 4");
    }
  }

  @Test
  void useAfterCloseIsAnException() {
    PhysicsLoop loop = MujocoTasks.bareEngine("Hopper-v4");
    loop.close();
    assertThatCode(loop::close).doesNotThrowAnyException();
    assertThatExceptionOfType(EnvClosedException.class)
        .isThrownBy(() -> loop.reset(new double[12]));
    assertThatExceptionOfType(EnvClosedException.class).isThrownBy(() -> loop.step(new double[3]));
  }

  @Test
  void unknownTaskIsAnException() {
    assertThatExceptionOfType(UnknownEnvException.class)
        .isThrownBy(() -> MujocoTasks.bareEngine("Pendulum-v1"));
  }
}
