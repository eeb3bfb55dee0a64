package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.learning.trial.Trial;

/** {@code environment: {id: NChain-v0, length: 20}}. */
class TaskParametersTest {

  private static final Path FILE = Path.of("n.yaml");
  private static final String SHORT = "policy.type: categorical\nalgorithm: ppo\n";

  @TempDir Path folder;

  private static List<Trial> trials(String yaml, String... settings) {
    return Configuration.parse(FILE, SHORT + yaml, List.of(settings)).trials();
  }

  private static List<String> environments(String yaml, String... settings) {
    return trials(yaml, settings).stream().map(Trial::environment).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment: {id: NChain-v0, length: 20}",
        "environment: {length: 2e1, id: NChain-v0}",
        "environment: NChain-v0+length=20",
        "environment: NChain-v0\nenvironment.length: 2_0"
      })
  void oneTaskHasSeveralSpellingsButOneName(String yaml) {
    Trial trial = trials(yaml).get(0);
    assertThat(trial.environment()).isEqualTo("NChain-v0+length=20");
    assertThat(trial.spaces().observations().size()).isEqualTo(20);
    assertThat(TrialYaml.of(trial)).contains("environment:\n  id: NChain-v0\n  length: 20\n");
    Trial again = Configuration.trial(FILE, TrialYaml.of(trial));
    assertThat(again.environment()).isEqualTo(trial.environment());
    assertThat(TrialYaml.of(again)).isEqualTo(TrialYaml.of(trial));
  }

  @Test
  void settingsSetParameters() {
    assertThat(environments("environment: NChain-v0", "environment.length=20"))
        .containsExactly("NChain-v0+length=20");
    assertThat(environments("environment: NChain-v0+length=3", "environment=NChain-v0"))
        .containsExactly("NChain-v0");
  }

  @Test
  void aDefaultIsTheTaskItself() {
    Trial trial = trials("environment: {id: NChain-v0, length: 10}").get(0);
    assertThat(trial.environment()).isEqualTo("NChain-v0");
    assertThat(TrialYaml.entries(trial))
        .containsEntry("environment", "NChain-v0")
        .containsEntry("environment.length", "10");
  }

  @Test
  void parametersVaryInSweeps() {
    String grid = "environment: NChain-v0\nsweep.grid.environment.length: [5, 10]";
    assertThat(environments(grid)).containsExactly("NChain-v0+length=5", "NChain-v0");
    assertThat(trials(grid).get(0).id()).isEqualTo("n/environment.length=5");
    assertThat(
            environments(
                "sweep.list: [{environment: {id: NChain-v0, length: 5}}, {environment:"
                    + " NChain-v0+length=6}, {environment: CartPole-v1}]"))
        .containsExactly("NChain-v0+length=5", "NChain-v0+length=6", "CartPole-v1");
    assertThat(
            environments(
                "environment: NChain-v0\n"
                    + "sweep.random: {count: 4, environment.length: {uniform: [3, 9]}}"))
        .allMatch(environment -> environment.matches("NChain-v0\\+length=[3-9]"));
  }

  @Test
  void aTrialIsFoundTwiceUnderTwoSpellings() {
    assertThatThrownBy(
            () -> trials("environment: NChain-v0\nsweep.grid.environment.length: [5, 50e-1]"))
        .hasMessageContaining("two trials are the same")
        .hasMessageContaining("environment.length=50e-1");
    assertThatThrownBy(
            () ->
                trials("environment: NChain-v0\nsweep.list: [{environment.length: 10}, {seed: 1}]"))
        .hasMessageContaining("environment.length=10 (default)");
  }

  @Test
  void noiseIsAParameterOfWhateverObservesNumbers() {
    String noise = "environment.observation-noise: 0.1\n";
    assertThat(environments(noise + "sweep.grid.environment: [NChain-v0, CartPole-v1, Paddle-v0]"))
        .containsExactly(
            "NChain-v0+observation-noise=0.1", "CartPole-v1+observation-noise=0.1", "Paddle-v0");
    refused(
        noise + "environment: Paddle-v0",
        "line 3: 'observation-noise' has no effect on Paddle-v0, which has no parameters");
    Trial noisy = trials(noise + "environment: CartPole-v1").get(0);
    assertThat(TrialYaml.entries(noisy))
        .containsEntry("environment", "CartPole-v1")
        .containsEntry("environment.observation-noise", "0.1");
  }

  @Test
  void aParameterMayBeMeantForAnotherTrial() {
    assertThat(
            environments("environment.length: 5\nsweep.grid.environment: [NChain-v0, CartPole-v1]"))
        .containsExactly("NChain-v0+length=5", "CartPole-v1");
  }

  @Test
  void whatATaskDoesNotHaveIsNotVaried() {
    refused(
        "sweep.grid: {environment: [NChain-v0, CartPole-v1], environment.length: [5, 6]}",
        "line 3: CartPole-v1 has no parameter 'length'; it has observation-noise; 'sweep.list' can"
            + " vary it for other tasks only");
    refused(
        "sweep.grid: {environment: [NChain-v0, CartPole-v1], environment.length: [5]}",
        "line 3: CartPole-v1 has no parameter 'length'");
    refused(
        "sweep.list: [{environment: NChain-v0}, {environment: {id: CartPole-v1, length: 5}}]",
        "line 3: CartPole-v1 has no parameter 'length'");
    assertThat(
            environments(
                "environment.length: 5\n"
                    + "sweep.list: [{environment: {id: NChain-v0, length: 6}}, {environment:"
                    + " CartPole-v1}]"))
        .containsExactly("NChain-v0+length=6", "CartPole-v1");
  }

  @Test
  void everythingWrongIsToldAtOnceWithItsLine() throws IOException {
    Path file = folder.resolve("wrong.yaml");
    Files.writeString(
        file,
        """
        environment:
          id: NChain-v0
          length: 1
          lenght: 20
          x: 3
        seed: many
        """);
    Console console = Console.run("train", file.toString());
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err().replace(file.toString(), "F"))
        .contains("F, line 3: environment.length must be a whole number from 2 to 10000, not '1'")
        .contains("F, line 4: NChain-v0 has no parameter 'lenght'; the nearest is 'length'")
        .contains("F, line 5: NChain-v0 has no parameter 'x'; it has length")
        .contains("F, line 6: seed must be an integer, not 'many'");
  }

  @Test
  void whatCannotBeIsRefused() {
    refused(
        "environment: {id: CartPole-v1, length: 3}",
        "line 3: CartPole-v1 has no parameter 'length'; it has observation-noise");
    refused(
        "environment: NChain-v0+length=20\nenvironment.length: 30",
        "line 4: environment.length is set here and in 'environment: NChain-v0+length=20'"
            + " (n.yaml, line 3); keep one");
    refused(
        "environment: NChain-v0+length=1+lenght=3",
        "line 3: NChain-v0 has no parameter 'lenght'; the nearest is 'length'; it has length,"
            + " observation-noise; NChain-v0: length must be a whole number from 2 to 10000, not '1'");
    refused(
        "environment: {id: live, observations: 3, actions: discrete 2, length: 3}",
        "'environment.length' has no effect on a live trial, which has environment.observations");
    refused("environment: {id: NChian-v0, length: 20}", "unknown environment 'NChian-v0'");
    refused(
        "environment: {length: 20}",
        "line 3: environment.id is missing beside environment.length ('sluice env list'");
    refused("environment.length: 20", "line 3: environment.id is missing beside");
    refused("seed: 1", "n.yaml: 'environment' is missing ('sluice env list'");
  }

  private static void refused(String yaml, String message) {
    assertThatThrownBy(() -> trials(yaml))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aRunKeepsItsParameters() {
    var trained = TrialYaml.entries(trials("environment: NChain-v0+length=20").get(0));
    ResumedKeys.checkSettings(List.of("environment.length=2e1"), trained);
    assertThatThrownBy(() -> ResumedKeys.checkSettings(List.of("environment.length=30"), trained))
        .hasMessageContaining("environment.length cannot change on resume")
        .hasMessageContaining("trains with 20");
  }

  @Test
  void recordedParametersAreKeysAndOldRunsHaveTheDefaults() {
    assertThat(RecordedKeys.ofTrial(FILE, "environment: {id: NChain-v0, length: 20}"))
        .containsEntry("environment", "NChain-v0")
        .containsEntry("environment.length", "20");
    assertThat(RecordedKeys.ofTrial(FILE, "environment: NChain-v0"))
        .containsEntry("environment.length", "10");
    assertThat(RecordedKeys.ofTrial(FILE, "environment: {id: Gone-v0, size: 4}"))
        .containsEntry("environment", "Gone-v0")
        .containsEntry("environment.size", "4");
  }
}
