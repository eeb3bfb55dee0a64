package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.env.Box;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.conf.trial.StartingSnapshots;
import org.sluice.jobs.run.RunDirectory;
import org.sluice.jobs.run.RunMetadata;
import org.sluice.jobs.run.RunRecorder;
import org.sluice.jobs.run.Runs;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.jobs.run.fork.ForkedTrial;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/** {@code environment: {id: Pendulum-v1, below: runs/pendulum/snapshots/best}}. */
class BelowTest {

  private static final PolicySnapshot SNAPSHOT = Runs.snapshot(Runs.trial("low"), 3);

  @TempDir private Path folder;
  private Path one;
  private Path two;

  @BeforeEach
  void write() throws IOException {
    one = Files.write(folder.resolve("one"), SnapshotFile.encode(SNAPSHOT));
    two =
        Files.write(
            folder.resolve("two"), SnapshotFile.encode(Runs.snapshot(Runs.trial("low"), 4)));
  }

  private Configuration read(String yaml, String... settings) throws IOException {
    Path file = Files.writeString(folder.resolve("upper.yaml"), yaml);
    return Configuration.read(file, List.of(settings));
  }

  private static String above(Path file) {
    return "environment: {id: Pendulum-v1, below: " + file + "}\n";
  }

  @Test
  void theLayersTravelWithTheTrial() throws IOException {
    Trial trial = read(above(one)).trial();
    assertThat(trial.environment()).isEqualTo("Pendulum-v1");
    assertThat(trial.below()).containsExactly(SNAPSHOT.asLayer());
    assertThat(trial.spaces().actions()).isEqualTo(Box.uniform(1, -1, 1));
    assertThat(read(above(one), "environment.below.limit=3").trial().spaces().actions())
        .isEqualTo(Box.uniform(1, -3, 3));
    assertThat(read("environment: Pendulum-v1").trial().below()).isEmpty();
    Path middle =
        Files.write(
            folder.resolve("middle"),
            SnapshotFile.encode(
                Runs.snapshot(Runs.trial("middle"), 7).above(List.of(SNAPSHOT.asLayer()))));
    assertThat(read(above(middle)).trial().below())
        .containsExactly(Runs.snapshot(Runs.trial("middle"), 7).asLayer(), SNAPSHOT.asLayer());
  }

  /** The digest of the file is part of what is trained. */
  @Test
  void anotherFileOfTheSameNameIsNoticed() throws IOException {
    String recorded = TrialYaml.of(read(above(one)).trial());
    Path again = Files.writeString(folder.resolve("again.yaml"), recorded);
    assertThat(TrialYaml.of(Configuration.read(again, List.of()).trial())).isEqualTo(recorded);
    assertThat(RecordedKeys.ofTrial(again, recorded))
        .containsEntry("environment.below.snapshot", one.toString())
        .containsKey("environment.below.digest");
    Files.copy(two, one, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> Configuration.resume(again, List.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(one + " is another file than the run began with")
        .hasMessageContaining("environment.below.digest");
    Trial unread = Configuration.recorded(again, List.of()).trial();
    assertThat(TrialYaml.of(unread)).isEqualTo(recorded);
    assertThat(TrialYaml.of(read("environment: Pendulum-v1").trial())).doesNotContain("below");
  }

  @Test
  void anEmptyNameInARecordedConfigurationIsShown() {
    assertThat(RecordedKeys.ofTrial(folder, "environment: {id: Pendulum-v1, below.snapshot: ''}"))
        .containsEntry("environment.below.snapshot", "");
  }

  @Test
  void variesInASweep() throws IOException {
    String grid = "environment: Pendulum-v1\nsweep.grid.environment.below: [none, " + one + "]";
    List<Trial> trials = read(grid).trials();
    assertThat(trials)
        .extracting(Trial::id)
        .containsExactly("upper/below=none", "upper/below=" + one.toString().replace('/', '_'));
    assertThat(trials).extracting(trial -> trial.below().size()).containsExactly(0, 1);
  }

  @Test
  void aRunIsResumedWithItsFileOnly() throws IOException {
    Path run = folder.resolve("run");
    Configuration configuration = read(above(one) + "seeds: 2");
    new RunRecorder(RunDirectory.create(run), configuration, remark -> {}).close();
    assertThat(RunMetadata.read(run).orElseThrow().below())
        .containsExactly(Map.entry(one.toString(), "version 3 of low, after 192 steps"));
    assertThat(Console.run("train", folder.resolve("upper.yaml"), "--dry-run").out())
        .contains("  above version 3 of low, after 192 steps\n");
    resume(run);
    Files.copy(two, one, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> resume(run))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(one + " is another file than the run began with");
  }

  /** Its policy may need the bounds of what it chooses, which the environment's actions lack. */
  @Test
  void aRecordedPolicyIsNotCheckedAgainstTheEnvironmentsActions() throws IOException {
    Trial low =
        new Trial(
            "low", "Boundless-v0", 1, new Hyperparameters().set(PolicyParams.TYPE, "gaussian"));
    Files.write(one, SnapshotFile.encode(Runs.snapshot(low, 3)));
    Path run = folder.resolve("run");
    Configuration configuration =
        read("environment: {id: Boundless-v0, below: " + one + "}\npolicy.type: beta");
    new RunRecorder(RunDirectory.create(run), configuration, remark -> {}).close();
    resume(run);
    Trial unread = Configuration.recorded(run.resolve("configuration.yaml"), List.of()).trial();
    assertThat(TrialYaml.of(unread)).isEqualTo(TrialYaml.of(configuration.trial()));
    assertThat(unread.spaces()).isEqualTo(configuration.trial().spaces());
    assertThat(StartingSnapshots.started(unread).below()).isEqualTo(configuration.trial().below());
  }

  /** The savepoint's learner makes its policy above the layers. */
  @Test
  void aForkIsGivenTheLayers() throws IOException {
    Path run = folder.resolve("run");
    Configuration configuration = read(above(one));
    new RunRecorder(RunDirectory.create(run), configuration, remark -> {}).close();
    ForkedTrial forked =
        ForkedTrial.of(
            run, Optional.empty(), trial -> InitialPolicy.of(trial, TrialModel.of(trial)));
    assertThat(forked.snapshot().specification().below()).containsExactly(SNAPSHOT.asLayer());
    assertThat(forked.configuration("again", List.of()).trial().below())
        .containsExactly(SNAPSHOT.asLayer());
    Files.delete(one);
    assertThatThrownBy(() -> ForkedTrial.of(run, Optional.empty(), trial -> SNAPSHOT))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("environment.below.snapshot: " + one + ": no such file");
  }

  private static void resume(Path run) {
    Configuration configuration =
        Configuration.resume(run.resolve("configuration.yaml"), List.of());
    new RunRecorder(RunDirectory.reopen(run), configuration, remark -> {}).close();
  }

  @Test
  void everythingWrongIsToldAtOnce() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "environment: Pendulum-v1");
    Path conf =
        Files.writeString(
            folder.resolve("wrong.yaml"),
            "environment: MountainCarContinuous-v0\nlambda: 2\nsweep.grid.environment.below: ["
                + String.join(", ", List.of(one + "", text + "", folder + "/none"))
                + "]\n");
    Console console = Console.run("train", conf.toString());
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    String place = "wrong.yaml, line 3: environment.below.snapshot: ";
    assertThat(console.err())
        .contains(
            "wrong.yaml, line 2: lambda must be 0 … 1, not 2",
            place + "the snapshot observes",
            place + "the environment's actions are",
            place + text + ": is not a Sluice snapshot",
            place + folder + "/none: no such file");
  }

  @Test
  void demonstrationsHoldOtherActions() {
    assertThatThrownBy(() -> read(above(one) + "algorithm: behaviour-cloning"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("upper.yaml, line 1: environment.below.snapshot: algorithm")
        .hasMessageContaining("which hold the environment's actions");
  }

  @Test
  void itsOtherKeysNeedASnapshot() throws IOException {
    String flat = "environment: {id: Pendulum-v1, below.limit: 2, below.digest: any}\n";
    assertThatThrownBy(() -> read(flat))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("line 1: 'environment.below.limit' has no effect without")
        .hasMessageContaining("line 1: 'environment.below.digest' has no effect without");
    assertThatThrownBy(() -> read("environment: Pendulum-v1", "environment.below.limit=2"))
        .hasMessageContaining("has no effect without environment.below");
    assertThat(read(flat + "sweep.grid.environment.below: [none, " + one + "]").trials())
        .extracting(trial -> trial.below().size())
        .containsExactly(0, 1);
  }

  @Test
  void liveTrialsActOnTheirOwn() {
    assertThatThrownBy(
            () ->
                read(
                    "environment: {id: live, observations: box(3), actions: 'box(1, -2, 2)',"
                        + " below: "
                        + one
                        + "}"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'environment.below.snapshot' has no effect on a live trial");
  }
}
