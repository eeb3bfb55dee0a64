package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.ml.param.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.jobs.conf.keys.ChosenKeys;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.learning.trial.Trial;

/** A resolved configuration is a configuration of the same trial. */
class TrialYamlTest {

  @TempDir Path folder;

  static List<Path> files() throws IOException {
    return ShippedConfigurationsTest.files().stream()
        .filter(file -> !file.getParent().endsWith("experiments"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsBackAsTheSameTrial(Path file) throws IOException {
    List<String> settings = new ArrayList<>(ShippedConfigurationsTest.settings(file));
    settings.addAll(List.of("seed=-7", "failure-limit=7"));
    Trial trial = Configuration.read(file, settings).trial();
    Trial again = readBack(trial);
    assertThat(again.id()).isEqualTo(trial.id());
    assertThat(again.environment()).isEqualTo(trial.environment());
    assertThat(again.seed()).isEqualTo(-7);
    for (Param<?> parameter : ChosenKeys.read(trial.hyperparameters(), trial.environment())) {
      assertThat((Object) again.hyperparameters().get(parameter))
          .as(parameter.name)
          .isEqualTo(trial.hyperparameters().get(parameter));
    }
    assertThat(TrialYaml.of(again)).isEqualTo(TrialYaml.of(trial));
  }

  /** Else a later build's defaults would change what an old run was. */
  @ParameterizedTest
  @MethodSource("files")
  void leavesNothingToDefaults(Path file) throws IOException {
    Trial again = Configuration.trial(file, TrialYaml.of(trial(file)));
    assertThat(again.hyperparameters().getParamMap())
        .containsKeys(
            ChosenKeys.read(again.hyperparameters(), again.environment()).toArray(Param[]::new));
  }

  @ParameterizedTest
  @MethodSource("files")
  void isYamlForOthersToo(Path file) throws IOException {
    var tree = new ObjectMapper(new YAMLFactory()).readTree(TrialYaml.of(trial(file)));
    String environment = tree.at("/environment").isObject() ? "/environment/id" : "/environment";
    String task = trial(file).environment().split("\\+", 2)[0]; // without its parameters
    assertThat(tree.at(environment).asText()).isEqualTo(task);
    assertThat(tree.at("/policy/type").isTextual()).isTrue();
    assertThat(tree.at("/failure-limit").isInt()).isTrue();
    assertThat(List.of(tree.at("/gamma"), tree.at("/learning-rate"), tree.at("/elite-fraction")))
        .anyMatch(JsonNode::isDouble);
  }

  @Test
  void whateverNameAFileHasTheTrialCanBeCalledSomethingElse() {
    Path file = Path.of("..", "conf", "hopper.yaml");
    assertThat(Configuration.read(file, List.of("name=jump-1.b_2")).name()).isEqualTo("jump-1.b_2");
    for (String name : new String[] {"a//b", "/a", "a/", "..", "a/../b", ".hidden", "a b", "ä"}) {
      assertThatThrownBy(() -> Configuration.read(file, List.of("name=" + name)))
          .as(name)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("name must consist of letters");
    }
  }

  /** An expression that repeats a group calls itself as often. */
  @Test
  void aNameOfManyPartsOverflowsNoStack() {
    String name = "a/".repeat(20_000) + "é";
    assertThatThrownBy(
            () -> Configuration.read(Path.of("..", "conf", "hopper.yaml"), List.of("name=" + name)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("name must consist of letters");
  }

  @Test
  void aFileNameThatIsNoNameIsRefusedUntilANameIsSet() throws IOException {
    Path file = Files.writeString(folder.resolve("my first.yaml"), "environment: Pendulum-v1\n");
    assertThatThrownBy(() -> Configuration.read(file, List.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("the file's name is the trial's")
        .hasMessageContaining("'my first'");
    assertThat(Configuration.read(file, List.of("name=first")).name()).isEqualTo("first");
  }

  private static Trial trial(Path file) throws IOException {
    return Configuration.read(file, ShippedConfigurationsTest.settings(file)).trial();
  }

  private Trial readBack(Trial trial) throws IOException {
    Path file = Files.writeString(folder.resolve("configuration.yaml"), TrialYaml.of(trial));
    return Configuration.read(file, List.of()).trial();
  }
}
