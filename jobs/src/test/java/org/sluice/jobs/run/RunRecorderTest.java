package org.sluice.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.JobParams;
import org.sluice.jobs.conf.JobSettings;
import org.sluice.jobs.conf.TrialYaml;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;

class RunRecorderTest {

  private static final String HEADING =
      "time/total_timesteps,time/iterations,rollout/episodes,rollout/ep_rew_mean,"
          + "rollout/ep_len_mean,train/policy_version,train/outcome,train/kl_divergence_loss,"
          + "train/approx_kl,train/entropy,train/surrogate_gain,train/line_search_steps,"
          + "train/explained_variance,train/value_loss,train/failure,time/fps,time/time_elapsed";

  @TempDir Path home;

  private final Trial trial = Runs.trial("a");
  private final List<String> remarks = new ArrayList<>();

  /** Half a second an iteration. */
  private RunRecorder recorder(RunDirectory directory, int every, Trial... trials) {
    AtomicLong clock = new AtomicLong(-500_000_000L * trials.length);
    JobSettings job =
        new JobSettings(
            new Hyperparameters().set(JobParams.SNAPSHOT_EVERY, every), Optional.empty(), Map.of());
    return new RunRecorder(
        directory,
        new Configuration(
            "a",
            List.of(trials),
            Optional.empty(),
            job,
            Map.of("environment", trials[0].environment()),
            List.of()),
        remarks::add,
        () -> clock.addAndGet(500_000_000L));
  }

  private void record(RunRecorder recorder, Trial of, int version, double meanReturn) {
    recorder.record(Runs.snapshot(of, version), Runs.progress(of, version, meanReturn));
  }

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
            "64,1,3,,20.5,1,ACCEPTED,0.0098,0.0102,-1.25,1.0E-5,2,0.5,12.75,,128,0.5",
            "128,2,3,-50.0,20.5,2,ACCEPTED,0.0098,0.0102,-1.25,1.0E-5,2,0.5,12.75,,128,1.0",
            "192,3,3,-10.0,20.5,3,ACCEPTED,0.0098,0.0102,-1.25,1.0E-5,2,0.5,12.75,,128,1.5",
            "256,4,3,-20.0,20.5,4,ACCEPTED,0.0098,0.0102,-1.25,1.0E-5,2,0.5,12.75,,128,2.0");
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

  @Test
  void replaysArePassedOver() throws IOException {
    try (RunRecorder recorder = recorder(RunDirectory.create(home), 1, trial)) {
      for (int version : new int[] {1, 2, 1, 2, 2, 3}) {
        record(recorder, trial, version, version);
      }
    }
    assertThat(column("train/policy_version")).containsExactly("1", "2", "3");
  }

  /** A killed writer leaves its lock, perhaps half a row, perhaps half a snapshot. */
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
    assertThat(files())
        .containsKeys("curve.png", "snapshots/version-000004")
        .doesNotContainKey("lock");
  }

  @Test
  void goingOnIsForTheSameTrialAndTheSameColumns() throws IOException {
    recorder(RunDirectory.create(home), 0, trial).close();
    Trial other = new Trial("a", trial.environment(), 6, trial.hyperparameters());
    assertThatThrownBy(() -> recorder(RunDirectory.reopen(home), 0, other))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("the run was begun with seed 5, not 6;");
    Files.writeString(home.resolve("progress.csv"), "steps,return\n1,2\n");
    assertThatThrownBy(() -> recorder(RunDirectory.reopen(home), 0, trial))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("columns");
    RunDirectory.reopen(home).close(); // a failure holds nothing
  }

  /** What stands in the run's own configuration is no witness for itself. */
  @Test
  void aConfigurationEditedBetweenStopAndResumeIsRefused() throws IOException {
    try (RunRecorder recorder = recorder(RunDirectory.create(home), 0, trial)) {
      record(recorder, trial, 1, -5);
    }
    Trial edited = new Trial("a", trial.environment(), 6, trial.hyperparameters());
    Files.writeString(home.resolve("configuration.yaml"), TrialYaml.of(edited));
    assertThatThrownBy(() -> recorder(RunDirectory.reopen(home), 0, edited))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("the run was begun with seed 5, not 6;");

    // A run of an older build, or one whose metadata were lost, still has its snapshots.
    Files.delete(home.resolve("metadata.json"));
    assertThatThrownBy(() -> recorder(RunDirectory.reopen(home), 0, edited))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("snapshots/first: is of another trial: seed 5, not 6;");
  }

  @Test
  void aRunOfAnOlderBuildIsGoneOnWithAndTold() throws IOException {
    recorder(RunDirectory.create(home), 0, trial).close();
    Path metadata = home.resolve("metadata.json");
    Files.writeString(
        metadata,
        Files.readString(metadata).replaceFirst("(?s),\\s*\"trained\" : \\{[^}]*\\}", ""));
    recorder(RunDirectory.reopen(home), 0, trial).close();
    assertThat(remarks).hasSize(1).first().asString().contains("an older build wrote it");
    Files.delete(metadata);
    recorder(RunDirectory.reopen(home), 0, trial).close();
    assertThat(remarks).hasSize(2).last().asString().contains("is missing");
    recorder(RunDirectory.reopen(home), 0, trial).close();
    assertThat(remarks).hasSize(2);
  }

  /** A setting that makes the job fail would make every later one fail. */
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
          .hasMessageContaining("go on with version 5");
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
        .hasMessageContaining("snapshots/best: is version 1, but by progress.csv it is version 3");
    Files.write(best, Arrays.copyOf(own, own.length / 2));
    assertThatThrownBy(() -> recorder(RunDirectory.reopen(home), 0, trial))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("snapshots/best: is damaged");
    Files.delete(best);
    recorder(RunDirectory.reopen(home), 0, trial).close();
  }

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
    assertThat(SnapshotFile.read(home.resolve("b/snapshots/last")).trial().id()).isEqualTo("b");
  }

  @Test
  void aRunInWhichNoEpisodeEndedHasNoCurveAndNoBest() throws IOException {
    try (RunRecorder recorder = recorder(RunDirectory.create(home), 0, trial)) {
      record(recorder, trial, 1, Double.NaN);
    }
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

  private int version(String name) {
    return SnapshotFile.read(home.resolve("snapshots").resolve(name)).snapshot().version();
  }

  private List<String> column(String name) throws IOException {
    int column = List.of(HEADING.split(",")).indexOf(name);
    return Files.readString(home.resolve("progress.csv"))
        .lines()
        .skip(1)
        .map(line -> line.split(",", -1)[column])
        .toList();
  }

  private Map<String, Long> files() throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        sizes.put(home.relativize(path).toString(), Files.size(path));
      }
    }
    assertThat(sizes.values()).allMatch(size -> size > 0);
    return sizes;
  }
}
