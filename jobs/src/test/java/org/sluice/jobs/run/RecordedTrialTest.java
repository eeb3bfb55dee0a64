package org.sluice.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.learner.Trial;

/** What was recorded is read as it was written, or refused with the place of what is wrong. */
class RecordedTrialTest {

  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void writeTrial() {
    folder = home.resolve("hopper/flow/max-kl=0.01/seed=3");
    Trial trial = WrittenTrials.trial(3, "gaussian", 0.01, 3);
    WrittenTrials.write(folder, trial, 0.5, Double.NaN, -20, -10);
  }

  @Test
  void trialsAreFoundAtAnyDepth() {
    WrittenTrials.write(home.resolve("other"), WrittenTrials.trial(4, "gaussian", 0.01, 1), 1, -5);
    assertThat(RecordedTrial.below(home)).extracting(RecordedTrial::seed).containsExactly("3", "4");
    RecordedTrial trial = RecordedTrial.below(folder).get(0);
    assertThat(trial.environment()).isEqualTo("Pendulum-v1");
    assertThat(trial.configuration())
        .containsEntry("policy.type", "gaussian")
        .containsEntry("max-kl", "0.01");
    assertThat(trial.rows()).hasSize(3);
    assertThat(trial.rows().get(0).number(ProgressColumn.RETURN)).isNaN();
    assertThat(trial.rows().get(2).number(ProgressColumn.RETURN)).isEqualTo(-10);
    assertThat(trial.failure()).isEmpty();
    assertThat(trial.metadata()).isPresent();
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage("progress.csv", text -> "", "progress.csv: is empty"),
        damage(
            "progress.csv",
            text -> text.substring(0, text.length() - 5),
            "progress.csv, line 4: breaks off"),
        damage(
            "progress.csv",
            text -> text.replace(",train/failure", ""),
            "progress.csv, line 1: does not have the columns of this build of Sluice; it lacks"
                + " train/failure"),
        damage(
            "progress.csv",
            text -> text.replaceFirst("time/fps", "time/pace"),
            "it lacks time/fps; it has time/pace"),
        damage(
            "progress.csv",
            text -> text.replace("-20.0", "-2O"),
            "line 3: rollout/ep_rew_mean is '-2O', which is not a number"),
        damage("progress.csv", text -> text.replace("-20.0,", ""), "line 3: has 15 cells, not 16"),
        damage(
            "progress.csv",
            text -> text.replaceAll("(?m)^128,2,.*\n", ""),
            "line 3: is iteration '3', not 2"),
        damage("progress.csv", text -> text + "\"\n", "line 5: "),
        damage("configuration.yaml", text -> "", "a trial cannot be read: "),
        damage(
            "configuration.yaml",
            text -> text.replace("seed: 3\n", "speed: 3\n"),
            "configuration.yaml, line 3: unknown key 'speed'"),
        damage("configuration.yaml", text -> text + "policy: [\n", "configuration.yaml, line"),
        damage("metadata.json", text -> text.substring(0, 20), "metadata.json: is damaged"),
        damage("metadata.json", text -> "{}", "metadata.json: is damaged"));
  }

  private static Arguments damage(String file, UnaryOperator<String> change, String message) {
    return Arguments.of(file, change, message);
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damageIsToldWithItsPlace(String file, UnaryOperator<String> change, String message)
      throws IOException {
    Path path = folder.resolve(file);
    Files.writeString(path, change.apply(Files.readString(path)));
    assertThatThrownBy(() -> RecordedTrial.below(home))
        .isInstanceOf(RunException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(message);
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    assertThatThrownBy(() -> RecordedTrial.below(home.resolve("nowhere")))
        .hasMessageContaining("nowhere: there is no such folder");
    assertThatThrownBy(() -> RecordedTrial.below(folder.resolve("progress.csv")))
        .hasMessageContaining("progress.csv: is no folder");
    assertThatThrownBy(() -> RecordedTrial.below(folder.resolve("snapshots")))
        .hasMessageContaining("snapshots: no run is in it, nor below it");
    Files.delete(folder.resolve("configuration.yaml"));
    assertThatThrownBy(() -> RecordedTrial.below(home))
        .hasMessageContaining("configuration.yaml: there is no such file");
  }
}
