package org.sluice.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.TrialYaml;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.run.files.RunException;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.trial.Trial;

/** Resuming a stopped or killed run, and what is rejected. */
class ResumedRecorderTest extends RecorderCase {

  @Test
  void replaysArePassedOver() throws IOException {
    try (RunRecorder recorder = recorder(RunDirectory.create(home), 1, trial)) {
      for (int version : new int[] {1, 2, 1, 2, 2, 3}) {
        record(recorder, trial, version, version);
      }
    }
    assertThat(column("train/policy_version")).containsExactly("1", "2", "3");
  }

  @Test
  void aRunThatWasKilledCanBeReadAndGoneOnWith() throws IOException {
    RunDirectory killed = RunDirectory.create(home);
    RunRecorder first = recorder(killed, 2, trial);
    for (int version = 1; version <= 3; version++) {
      record(first, trial, version, -version);
    }
    killed.close(); // as the system does; the recorder is not closed
    Files.writeString(home.resolve("progress.csv"), "256,4,3,-4", StandardOpenOption.APPEND);
    Files.write(home.resolve("snapshots/last.unfinished"), new byte[] {1, 2, 3});
    assertThat(version("last")).isEqualTo(3);

    try (RunRecorder second = recorder(RunDirectory.reopen(home), 2, trial)) {
      for (int version = 2; version <= 5; version++) {
        record(second, trial, version, -version);
      }
    }
    assertThat(column("train/policy_version")).containsExactly("1", "2", "3", "4", "5");
    assertThat(column("time/iterations")).containsExactly("1", "2", "3", "4", "5");
    assertThat(column("time/time_elapsed")).containsExactly("0.5", "1.0", "1.5", "2.0", "2.5");
    assertThat(version("best")).isEqualTo(1);
    assertThat(version("first")).isEqualTo(1);
    assertThat(version("last")).isEqualTo(5);
    assertThat(files()).containsKeys("curve.png", "snapshots/version-000004");
    assertThat(home.resolve("lock")).isEmptyFile();
  }

  @Test
  void goingOnIsForTheSameTrialAndTheSameColumns() throws IOException {
    recorder(RunDirectory.create(home), 0, trial).close();
    Trial other = new Trial("a", trial.environment(), 6, trial.hyperparameters());
    assertThatThrownBy(() -> recorder(RunDirectory.reopen(home), 0, other))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "some.yaml, line 3: seed is 6, but the run trains with 5; set it to 5 again, or start"
                + " a new run");
    Files.writeString(home.resolve("progress.csv"), "steps,return\n1,2\n");
    assertThatThrownBy(() -> recorder(RunDirectory.reopen(home), 0, trial))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("columns");
    RunDirectory.reopen(home).close(); // a failure holds nothing
  }

  @Test
  void aConfigurationEditedBetweenStopAndResumeIsRefused() throws IOException {
    try (RunRecorder recorder = recorder(RunDirectory.create(home), 0, trial)) {
      record(recorder, trial, 1, -5);
    }
    Trial edited = new Trial("a", trial.environment(), 6, trial.hyperparameters());
    Files.writeString(home.resolve("configuration.yaml"), TrialYaml.of(edited));
    assertThatThrownBy(() -> recorder(RunDirectory.reopen(home), 0, edited))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("some.yaml, line 3: seed is 6, but the run trains with 5;");

    // A run of an older build, or one whose metadata were lost, still has its snapshots.
    Files.delete(home.resolve("metadata.json"));
    Trial wider =
        new Trial(
            "a", trial.environment(), 5, trial.hyperparameters().with(PolicyParams.HIDDEN, 4));
    Files.writeString(home.resolve("configuration.yaml"), TrialYaml.of(wider));
    assertThatThrownBy(() -> recorder(RunDirectory.reopen(home), 0, wider))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("snapshots/first: belongs to another trial: policy.hidden 3, not 4;");
  }

  @Test
  void aTrialsOwnConfigurationIsComparedToo() throws IOException {
    Trial second = new Trial("b", trial.environment(), 6, trial.hyperparameters());
    recorder(RunDirectory.create(home), 0, trial, second).close();
    Path file = home.resolve("b/configuration.yaml");
    List<String> lines = Files.readAllLines(file);
    int seed = lines.indexOf("seed: 6");
    lines.set(seed, "seed: 7");
    Files.write(file, lines);
    assertThatThrownBy(() -> recorder(RunDirectory.reopen(home), 0, trial, second))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            "%s, line %d: seed is 7, but the run trains with 6;".formatted(file, seed + 1));
  }

  @Test
  void aRunOfAnOlderBuildIsGoneOnWithAndTold() throws IOException {
    recorder(RunDirectory.create(home), 0, trial).close();
    Path metadata = home.resolve("metadata.json");
    Files.writeString(
        metadata,
        Files.readString(metadata).replaceFirst("(?s),\\s*\"trained\" : \\{[^}]*\\}", ""));
    recorder(RunDirectory.reopen(home), 0, trial).close();
    assertThat(remarks).hasSize(1).first().asString().contains("was written by an older build");
    Files.delete(metadata);
    recorder(RunDirectory.reopen(home), 0, trial).close();
    assertThat(remarks).hasSize(2).last().asString().contains("is missing");
    recorder(RunDirectory.reopen(home), 0, trial).close();
    assertThat(remarks).hasSize(2);
  }

  @Test
  void settingsAreKeptOnceAnIterationHasBeenMadeWithThem() throws IOException {
    try (RunRecorder recorder = recorder(RunDirectory.create(home), 0, trial)) {
      record(recorder, trial, 1, -5);
    }
    try (RunRecorder recorder = recorder(RunDirectory.reopen(home), 7, trial)) {
      record(recorder, trial, 2, -5); // an earlier job's: this one has not begun
    }
    try (RunRecorder recorder = recorder(RunDirectory.reopen(home), 7, trial)) {
      recorder.begins();
      record(recorder, trial, 2, -5);
    }
    assertThat(kept()).isZero();
    try (RunRecorder recorder = recorder(RunDirectory.reopen(home), 7, trial)) {
      recorder.begins();
      record(recorder, trial, 3, -5);
      assertThat(kept()).isEqualTo(7);
    }
  }

  private int kept() {
    return Configuration.read(home.resolve("configuration.yaml"), List.of())
        .job()
        .values()
        .get(JobParams.SNAPSHOT_EVERY);
  }

  @Test
  void rowsThatWereRemovedAreWrittenAgainOrMissed() throws IOException {
    try (RunRecorder recorder = recorder(RunDirectory.create(home), 0, trial)) {
      for (int version = 1; version <= 5; version++) {
        record(recorder, trial, version, version);
      }
    }
    Path progress = home.resolve("progress.csv");
    List<String> lines = Files.readAllLines(progress);
    Files.write(progress, lines.subList(0, 3));
    try (RunRecorder recorder = recorder(RunDirectory.reopen(home), 0, trial)) {
      record(recorder, trial, 3, 3);
      assertThatThrownBy(() -> record(recorder, trial, 5, 5))
          .isInstanceOf(RunException.class)
          .hasMessageContaining("progress.csv: has 3 rows and needs version 4 next")
          .hasMessageContaining("continue with version 5");
    }
    assertThat(column("train/policy_version")).containsExactly("1", "2", "3");
  }

  @Test
  void aSnapshotThatIsNotTheRunsOwnIsRefused() throws IOException {
    try (RunRecorder recorder = recorder(RunDirectory.create(home), 0, trial)) {
      for (int version = 1; version <= 3; version++) {
        record(recorder, trial, version, version);
      }
    }
    Path best = home.resolve("snapshots/best");
    byte[] own = Files.readAllBytes(best);
    Files.copy(home.resolve("snapshots/first"), best, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> recorder(RunDirectory.reopen(home), 0, trial))
        .isInstanceOf(RunException.class)
        .hasMessageContaining(
            "snapshots/best: is version 1, but according to progress.csv it should be 3");
    Files.write(best, Arrays.copyOf(own, own.length / 2));
    assertThatThrownBy(() -> recorder(RunDirectory.reopen(home), 0, trial))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("snapshots/best: is damaged");
    Files.delete(best);
    recorder(RunDirectory.reopen(home), 0, trial).close();
  }
}
