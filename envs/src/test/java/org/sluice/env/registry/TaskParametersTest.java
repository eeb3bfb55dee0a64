package org.sluice.env.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Env;
import org.sluice.env.EnvException;
import org.sluice.env.EnvSpec;
import org.sluice.env.Registration;
import org.sluice.env.SnapshotMismatchException;
import org.sluice.env.Task;
import org.sluice.env.TaskParameter;
import org.sluice.env.TaskParameterException;
import org.sluice.env.toy.NChain;

class TaskParametersTest {

  private static final TaskParameter<Integer> PLACES =
      TaskParameter.whole("places", 3, 1, 9, "Places.");
  private static final TaskParameter<Double> SLOPE =
      TaskParameter.number("slope", 0.5, -1, 1e6, "Slope, in radians.");
  private static final TaskParameter<String> START =
      TaskParameter.choice("start", List.of("left", "far-right"), "Where an episode starts.");
  private static final Registration HILL =
      new Registration("Hill-v0", List.of(PLACES, SLOPE, START), task -> null, task -> null);

  static List<String> tasks() {
    return Envs.specs().stream().map(EnvSpec::id).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "NChain-v0+length=20, NChain-v0+length=20",
    "NChain-v0+length=2_0, NChain-v0+length=20",
    "NChain-v0+length=2e1, NChain-v0+length=20",
    "NChain-v0+length=10, NChain-v0",
    "NChain-v0+observation-noise=.1+length=5, NChain-v0+length=5+observation-noise=0.1",
    "Pendulum-v1+observation-noise=0, Pendulum-v1",
    "NChain-v0, NChain-v0"
  })
  void aTaskHasOneSpelling(String text, String expected) {
    assertThat(Envs.task(text).text()).isEqualTo(expected);
    assertThat(Envs.spec(text)).isEqualTo(Envs.spec(expected));
    try (Env env = Envs.make(text)) {
      assertThat(env.spec().id()).isEqualTo(expected);
    }
  }

  @Test
  void valuesAreTypedAndDefaultsLeftOut() {
    Task task =
        TaskReader.read(HILL, Map.of("slope", "-0.25", "start", "far-right", "places", "3"));
    assertThat(task.text()).isEqualTo("Hill-v0+slope=-0.25+start=far-right");
    assertThat(task.get(PLACES)).isEqualTo(3);
    assertThat(task.get(SLOPE)).isEqualTo(-0.25);
    assertThat(task.get(START)).isEqualTo("far-right");
    assertThat(TaskReader.read(HILL, Task.split(task.text()).values())).isEqualTo(task);
  }

  /** Tiny and huge ones included: they may not contain the sign between parameters. */
  @ParameterizedTest
  @ValueSource(strings = {"1e-300", "1e5", "123456.75", "-0", "0.1"})
  void everyNumberIsReadBackExactly(String text) {
    Task task = Task.of("Hill-v0").with(SLOPE, text);
    assertThat(Task.split(task.text()).get(SLOPE)).isEqualTo(Double.parseDouble(text) + 0.0);
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThatThrownBy(
            () ->
                TaskReader.read(
                    HILL,
                    Map.of("places", "1.5", "slope", "NaN", "start", "lefd", "startt", "left")))
        .isInstanceOf(TaskParameterException.class)
        .hasMessageContaining("Hill-v0: places must be a whole number from 1 to 9, not '1.5'")
        .hasMessageContaining("slope must be a number from -1 to 1000000, not 'NaN'")
        .hasMessageContaining("start must be one of left, far-right, not 'lefd'")
        .hasMessageContaining("no parameter 'startt'; the nearest is 'start'; it has places, slop");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NChain-v0+length=1       | length must be a whole number from 2 to 10000, not '1'",
        "NChain-v0+length=1e99    | length must be a whole number from 2 to 10000, not '1e99'",
        "NChain-v0+length=        | length must be a whole number",
        "NChain-v0+lenght=20      | NChain-v0 has no parameter 'lenght'; the nearest is 'length'",
        "NChain-v0+x=20           | NChain-v0 has no parameter 'x'; it has length, observ",
        "NChain-v0+length         | 'length' is not a parameter; write ID+NAME=VALUE",
        "NChain-v0+length=2+length=3 | length is given twice",
        "Pendulum-v1+length=20    | Pendulum-v1 has no parameter 'length'; it has observation-noise",
        "Pendulum-v1+observation-noise=-1 | observation-noise must be a number from 0 to 1000000",
        "Paddle-v0+length=20      | 'length' has no effect on Paddle-v0, which has no parameters",
        "Paddle-v0+observation-noise=1 | 'observation-noise' has no effect on Paddle-v0"
      })
  void whatIsWrongIsSaid(String text, String message) {
    assertThatThrownBy(() -> Envs.spec(text))
        .isInstanceOf(TaskParameterException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> Envs.make(text)).isInstanceOf(TaskParameterException.class);
  }

  @Test
  void aSnapshotOfOtherParametersIsRefused() {
    try (Env env = Envs.make("NChain-v0+length=20");
        Env other = Envs.make("NChain-v0")) {
      assertThatThrownBy(() -> other.restore(env.snapshot()))
          .isInstanceOf(SnapshotMismatchException.class)
          .hasMessageContaining("NChain-v0: the snapshot was taken from NChain-v0+length=20");
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void everyParameterIsDescribed(String id) {
    for (TaskParameter<?> parameter : Envs.parameters(id)) {
      assertThat(parameter.description()).matches("[A-Z].*\\.");
      assertThat(Envs.parameter(id, parameter.name())).isSameAs(parameter);
      assertThat(Envs.task(id + "+" + parameter.name() + "=" + parameter.defaultText()).text())
          .isEqualTo(id);
    }
  }

  @Test
  void aSpecificationOfAnotherNameIsRefused() {
    Registration registration =
        new Registration("Hill-v0", List.of(PLACES), task -> Envs.spec("NChain-v0"), NChain::new);
    assertThatThrownBy(registration::spec)
        .isInstanceOf(EnvException.class)
        .hasMessageContaining("must have this id, not NChain-v0");
  }

  @Test
  void everyTaskHasAFamily() {
    assertThat(Envs.families().keySet()).doesNotContain("");
    assertThat(Envs.families().values().stream().flatMap(List::stream).toList())
        .containsExactlyInAnyOrderElementsOf(Envs.specs());
  }
}
