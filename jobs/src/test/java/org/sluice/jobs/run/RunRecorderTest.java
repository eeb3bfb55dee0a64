package org.sluice.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.TrialYaml;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.jobs.run.recorded.RecordedTrial;
import org.sluice.jobs.run.recorded.RecordedTrials;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;

/** A run's files while it is active and after it has ended. */
class RunRecorderTest extends RecorderCase {

  @Test
  void leavesWhatTheDocumentationSays() throws IOException {
    try (RunRecorder recorder = recorder(RunDirectory.create(home), 2, trial)) {
      record(recorder, trial, 1, Double.NaN);
      record(recorder, trial, 2, -50);
      record(recorder, trial, 3, -10);
      record(recorder, trial, 4, -20);
    }
    assertThat(files().keySet())
        .containsExactly(
            "configuration.yaml",
            "curve.png",
            "metadata.json",
            "progress.csv",
            "snapshots/best",
            "snapshots/first",
            "snapshots/last",
            "snapshots/version-000002",
            "snapshots/version-000004");
    assertThat(version("first")).isEqualTo(1);
    assertThat(version("best")).isEqualTo(3);
    assertThat(version("last")).isEqualTo(4);
    assertThat(version("version-000002")).isEqualTo(2);
    Trial again = Configuration.read(home.resolve("configuration.yaml"), List.of()).trial();
    assertThat(TrialYaml.of(again)).isEqualTo(TrialYaml.of(trial));
    assertThat(ImageIO.read(home.resolve("curve.png").toFile()).getWidth()).isEqualTo(1600);
    assertThat(Files.readString(home.resolve("progress.csv")).lines())
        .containsExactly(
            HEADING,
            "64,1,3,,20.5,1,ACCEPTED,0.0098,0.0102,-1.25,1.0E-5,2.0,0.5,12.75,,128,0.5",
            "128,2,3,-50.0,20.5,2,ACCEPTED,0.0098,0.0102,-1.25,1.0E-5,2.0,0.5,12.75,,128,1.0",
            "192,3,3,-10.0,20.5,3,ACCEPTED,0.0098,0.0102,-1.25,1.0E-5,2.0,0.5,12.75,,128,1.5",
            "256,4,3,-20.0,20.5,4,ACCEPTED,0.0098,0.0102,-1.25,1.0E-5,2.0,0.5,12.75,,128,2.0");
  }

  /** A version that repeats an earlier one is learned from no steps. */
  @Test
  void aTrialThatWasRolledBackIsCompleteWithItsLastVersion() {
    var values = trial.hyperparameters().copy().set(TrialParams.TOTAL_STEPS, 128L);
    Trial two = new Trial("a", trial.environment(), trial.seed(), values);
    try (RunRecorder recorder = recorder(RunDirectory.create(home), 0, two)) {
      record(recorder, two, 1, -50);
      assertThat(recorder.isComplete()).isFalse();
      recorder.record(
          Runs.snapshot(two, 2),
          new Progress("a", 2, 64, 0, -50, 20.5, "ROLLED_BACK", Map.of(), ""));
      assertThat(recorder.isComplete()).isTrue();
    }
    assertThat(RecordedTrials.below(List.of(home)).trials().get(0).isComplete()).isTrue();
  }

  @Test
  void everythingIsThereAfterEachIteration() throws IOException {
    RunRecorder recorder = recorder(RunDirectory.create(home), 0, trial);
    for (int version = 1; version <= 3; version++) {
      record(recorder, trial, version, version);
      assertThat(Files.readString(home.resolve("progress.csv")))
          .endsWith("\n")
          .hasLineCount(version + 1);
      assertThat(version("last")).isEqualTo(version);
      assertThat(version("best")).isEqualTo(version);
    }
    recorder.close();
    assertThat(files().keySet()).doesNotContain("snapshots/version-000002");
  }

  /** A killed writer leaves its lock, perhaps half a row, perhaps half a snapshot. */

  /** The run's configuration does not vouch for itself. */

  /** A setting that makes the job fail would make every later one fail. */
  @Test
  void severalTrialsHaveAFolderEach() throws IOException {
    Trial second = Runs.trial("b");
    try (RunRecorder recorder = recorder(RunDirectory.create(home), 0, trial, second)) {
      for (int version = 1; version <= 2; version++) {
        record(recorder, second, version, 2 * version);
        record(recorder, trial, version, version);
      }
    }
    assertThat(files().keySet())
        .containsExactly(
            "a/configuration.yaml",
            "a/curve.png",
            "a/progress.csv",
            "a/snapshots/best",
            "a/snapshots/first",
            "a/snapshots/last",
            "b/configuration.yaml",
            "b/curve.png",
            "b/progress.csv",
            "b/snapshots/best",
            "b/snapshots/first",
            "b/snapshots/last",
            "configuration.yaml",
            "curve.png",
            "metadata.json");
    assertThat(SnapshotFile.read(home.resolve("b/snapshots/last")).trial()).isEqualTo("b");
  }

  @Test
  void aRunInWhichNoEpisodeEndedSaysWhyItHasNoCurve() throws IOException {
    try (RunRecorder recorder = recorder(RunDirectory.create(home), 0, trial)) {
      record(recorder, trial, 1, Double.NaN);
    }
    assertThat(remarks).containsExactly("no episode has ended, so there is no curve.png");
    assertThat(files().keySet())
        .containsExactly(
            "configuration.yaml",
            "metadata.json",
            "progress.csv",
            "snapshots/first",
            "snapshots/last");
  }

  @Test
  void aSingleIterationIsAPointOfACurve() throws IOException {
    try (RunRecorder recorder = recorder(RunDirectory.create(home), 0, trial)) {
      record(recorder, trial, 1, -5);
    }
    assertThat(ImageIO.read(home.resolve("curve.png").toFile()).getWidth()).isEqualTo(1600);
  }

  @Test
  void aFailureStandsInTheLastRowWhateverItsReason() throws IOException {
    String reason = "lane 2: the reward is \"NaN\", not a number;\n  at step 17";
    try (RunRecorder recorder = recorder(RunDirectory.create(home), 0, trial)) {
      record(recorder, trial, 1, -5);
      Learned end = Learned.failure(Runs.snapshot(trial, 1), 2, reason);
      recorder.record(end.snapshot(), end.progress());
    }
    assertThat(Files.readString(home.resolve("progress.csv"))).hasLineCount(3);
    assertThat(RecordedTrials.below(List.of(home)).trials())
        .singleElement()
        .extracting(RecordedTrial::failure)
        .isEqualTo("lane 2: the reward is \"NaN\", not a number; at step 17");
  }

  @Test
  void metadataTellWhereTheRunComesFromAndOutliveItsStop() throws IOException {
    recorder(RunDirectory.create(home), 0, Runs.trial("a/max-kl=1"), Runs.trial("a/max-kl=2"))
        .close();
    RunMetadata metadata = RunMetadata.read(home).orElseThrow();
    assertThat(metadata.configuration()).isEqualTo("a");
    assertThat(metadata.trials()).isEqualTo(2);
    assertThat(metadata.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(metadata.revision()).matches("([0-9a-f]{40}(-dirty)?)?");
    assertThat(metadata.java()).isEqualTo(Runtime.version().toString());
    assertThat(metadata.startedAt()).isBeforeOrEqualTo(Instant.now());

    String first = Files.readString(home.resolve("metadata.json")).replace("20", "19");
    Files.writeString(home.resolve("metadata.json"), first);
    recorder(RunDirectory.reopen(home), 0, Runs.trial("a/max-kl=1"), Runs.trial("a/max-kl=2"))
        .close();
    assertThat(home.resolve("metadata.json")).hasContent(first);
  }

  @Test
  void whatIsNoIterationOfTheRunIsRefused() {
    try (RunRecorder recorder = recorder(RunDirectory.create(home), 0, trial)) {
      Trial stranger = Runs.trial("c");
      assertThatThrownBy(() -> record(recorder, stranger, 1, 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> recorder.record(Runs.snapshot(trial, 2), Runs.progress(trial, 1, 0)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void manyTrialsAreABundleOfCurves() throws IOException {
    Trial[] trials =
        Stream.iterate(0, i -> i + 1).limit(12).map(i -> Runs.trial("t" + i)).toArray(Trial[]::new);
    try (RunRecorder recorder = recorder(RunDirectory.create(home), 0, trials)) {
      for (Trial of : trials) {
        record(recorder, of, 1, of.id().length());
        record(recorder, of, 2, 2 * of.id().length());
      }
    }
    assertThat(ImageIO.read(home.resolve("curve.png").toFile()).getWidth()).isEqualTo(1600);
  }
}
