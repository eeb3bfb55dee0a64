package org.sluice.jobs.run.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.jobs.run.WrittenTrials;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.progress.ProgressColumn;
import org.sluice.learning.trial.Trial;

/** Recorded trials are read as written, or rejected with the place of the damage. */
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
    assertThat(RecordedTrials.below(List.of(home)).trials())
        .extracting(RecordedTrial::seed)
        .containsExactly("3", "4");
    RecordedTrial trial = RecordedTrials.below(List.of(folder)).trials().get(0);
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
        damage("progress.csv", text -> text.substring(0, 9), "line 1: is incomplete"),
        damage(
            "progress.csv",
            text -> text.replaceFirst("ep_rew_mean", "reward"),
            "progress.csv, line 1: lacks the column rollout/ep_rew_mean"),
        damage("progress.csv", text -> text.replace("\n128,", "\n-1,"), "is not a number of steps"),
        damage(
            "progress.csv",
            text -> text.replace("-20.0", "-2O"),
            "line 3: rollout/ep_rew_mean is '-2O', which is not a number"),
        damage("progress.csv", text -> text.replace("-20.0,", ""), "line 3: has 16 cells, not 17"),
        damage(
            "progress.csv",
            text -> text.replaceAll("(?m)^128,2,.*\n", ""),
            "line 3: is iteration '3', not 2"),
        damage("progress.csv", text -> text + "\"\n", "line 5: "),
        damage("configuration.yaml", text -> "", "a trial cannot be read: "),
        damage(
            "configuration.yaml",
            text -> text.replaceFirst("total-steps: .*", "total-steps: many"),
            "total-steps must be an integer, not 'many'"),
        damage(
            "configuration.yaml",
            text -> text.replaceFirst("batch: .*", "batch: 0"),
            "batch must be at least 1"),
        damage("configuration.yaml", text -> text + "policy: [\n", "configuration.yaml, line"),
        damage("configuration.yaml", text -> "#".repeat(1 << 21), "larger than 1 MB"));
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
    assertThatThrownBy(() -> RecordedTrials.below(List.of(home)))
        .isInstanceOf(RunException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(message);
    WrittenTrials.write(home.resolve("other"), WrittenTrials.trial(4, "gaussian", 0.01, 1), 1, -5);
    RecordedTrials others = RecordedTrials.below(List.of(home, home.resolve("nowhere")));
    assertThat(others.trials()).extracting(RecordedTrial::seed).containsExactly("4");
    assertThat(others.leftOut()).hasSize(2).anyMatch(reason -> reason.contains(message));
  }

  @Test
  void whatAnotherBuildWroteIsReadAsText() throws IOException {
    Path file = folder.resolve("configuration.yaml");
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.replace("Pendulum-v1", "Mine-v3")
                .replace("type: gaussian", "type: diffusion")
                .replaceFirst("max-kl: .*\n", "max-kl: 1e-2\n")
            + "parallelism: 3\nkafka:\n  sasl.jaas.config: for-nobody\nlater:\n  key: [1, 2]\n");
    assertThat(RecordedTrials.below(List.of(home)).trials().get(0).configuration())
        .containsEntry("environment", "Mine-v3")
        .containsEntry("policy.type", "diffusion")
        .containsEntry("max-kl", "0.01")
        .containsEntry("later.key[1]", "2")
        .doesNotContainKeys("parallelism", "kafka.sasl.jaas.config");
    assertThat(RecordedTrials.below(List.of(home)).trials().get(0).run().configuration())
        .contains("environment: Mine-v3", "parallelism: 3")
        .doesNotContain("jaas", "for-nobody");
  }

  @Test
  void aRowThatIsBeingWrittenIsNotThereYet() throws IOException {
    Path file = folder.resolve("progress.csv");
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 5));
    assertThat(RecordedTrials.below(List.of(home)).trials().get(0).rows()).hasSize(2);
  }

  @Test
  void damagedMetadataAreToldAndTheTrialCounts() throws IOException {
    Files.writeString(folder.resolve("metadata.json"), "{}");
    RecordedTrials trials = RecordedTrials.below(List.of(home));
    assertThat(trials.trials()).hasSize(1);
    assertThat(trials.notes()).singleElement().asString().contains("metadata.json: is damaged");
  }

  /** Links between all folders make as many ways as there are orders of them. */
  @Test
  void linksThatLeadInCirclesEndAndEachTrialCountsOnce() throws IOException {
    Files.createSymbolicLink(folder.resolve("above"), home);
    Files.createSymbolicLink(home.resolve("a-latest"), folder);
    for (int i = 0; i < 12; i++) {
      Path one = Files.createDirectory(home.resolve("many-" + i));
      for (int j = 0; j < 12; j++) {
        Files.createSymbolicLink(one.resolve("to-" + j), home.resolve("many-" + j));
      }
    }
    RecordedTrials trials = RecordedTrials.below(List.of(home, folder, home.resolve("a-latest")));
    assertThat(trials.trials()).extracting(RecordedTrial::folder).containsExactly(folder);
    assertThat(trials.notes())
        .contains(folder.resolve("above") + ": is a link to a folder above it and is not followed");
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    assertThatThrownBy(() -> RecordedTrials.below(List.of(home.resolve("nowhere"))))
        .hasMessageContaining("nowhere: no such folder");
    assertThatThrownBy(() -> RecordedTrials.below(List.of(folder.resolve("progress.csv"))))
        .hasMessageContaining("progress.csv: is not a folder");
    assertThatThrownBy(() -> RecordedTrials.below(List.of(folder.resolve("snapshots"))))
        .hasMessageContaining("snapshots: no run in this folder or below it");
    Files.delete(folder.resolve("configuration.yaml"));
    assertThatThrownBy(() -> RecordedTrials.below(List.of(home)))
        .hasMessageContaining("configuration.yaml: no such file");
  }
}
