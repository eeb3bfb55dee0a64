package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.conf.trial.StartingSnapshots;
import org.sluice.jobs.run.RunDirectory;
import org.sluice.jobs.run.RunRecorder;
import org.sluice.jobs.run.Runs;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.Trial;

/** {@code start-from: runs/pendulum/snapshots/best}. */
class StartFromTest {

  private static final PolicySnapshot SNAPSHOT = Runs.snapshot(Runs.trial("parent"), 3);
  private static final String SAME =
      "environment: Pendulum-v1\npolicy: {type: gaussian, hidden: 3}\nvalue-hidden: 2\n";

  @TempDir private Path folder;
  private Path one;
  private Path two;

  @BeforeEach
  void write() throws IOException {
    one = Files.write(folder.resolve("one"), SnapshotFile.encode(SNAPSHOT));
    two =
        Files.write(
            folder.resolve("two"), SnapshotFile.encode(Runs.snapshot(Runs.trial("parent"), 4)));
  }

  private Configuration read(String yaml, String... settings) throws IOException {
    Path file = Files.writeString(folder.resolve("tune.yaml"), yaml);
    return Configuration.read(file, List.of(settings));
  }

  @Test
  void takesTheFilesNumbers() throws IOException {
    Trial trial = read(SAME + "start-from: " + one).trial();
    assertThat(trial.start().policy()).isEqualTo(SNAPSHOT.policy());
    assertThat(trial.start().means()).isEqualTo(SNAPSHOT.means());
    assertThat(trial.start().value()).isEmpty();
    assertThat(trial.start().trial()).isEqualTo("parent");
    assertThat(trial.start().version()).isEqualTo(3);
    Trial whole =
        read(SAME + "start-from: {snapshot: " + one + ", value-function: true, normaliser: false}")
            .trial();
    assertThat(whole.start().value()).isEqualTo(SNAPSHOT.value());
    assertThat(whole.start().means()).isEmpty();
    assertThat(read(SAME).trial().start().isNone()).isTrue();
  }

  /** The digest of the file is part of what is trained. */
  @Test
  void anotherFileOfTheSameNameIsNoticed() throws IOException {
    Configuration configuration = read(SAME + "start-from: " + one);
    String recorded = TrialYaml.of(configuration.trial());
    Path again = Files.writeString(folder.resolve("again.yaml"), recorded);
    assertThat(TrialYaml.of(Configuration.read(again, List.of()).trial())).isEqualTo(recorded);
    Files.copy(two, one, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> Configuration.resume(again, List.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("again.yaml, line ")
        .hasMessageContaining(one + " is another file than the run began with")
        .hasMessageContaining("put the former file back, or start a new run");
    Trial unread = Configuration.recorded(again, List.of()).trial();
    assertThat(TrialYaml.of(unread)).isEqualTo(recorded);
    assertThatThrownBy(() -> StartingSnapshots.started(unread))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("another file");
    Files.write(one, SnapshotFile.encode(SNAPSHOT));
    assertThat(StartingSnapshots.started(unread).start().policy()).isEqualTo(SNAPSHOT.policy());
  }

  @Test
  void variesInASweep() throws IOException {
    String grid = SAME + "sweep.grid.start-from: [none, " + one + ", " + two + "]";
    List<Trial> trials = read(grid).trials();
    assertThat(trials.get(0).id()).isEqualTo("tune/start-from=none");
    assertThat(trials.get(1).id()).isEqualTo("tune/start-from=" + one.toString().replace('/', '_'));
    assertThat(trials).extracting(trial -> trial.start().version()).containsExactly(0, 3, 4);
    assertThat(trials)
        .extracting(trial -> trial.start().isNone())
        .containsExactly(true, false, false);
    assertThat(read(SAME + "start-from: " + one + "\nseeds: 2").trials())
        .extracting(Trial::id)
        .containsExactly("tune/seed=1", "tune/seed=2");
  }

  /** Each trial's own, or the one of all. */
  @Test
  void aSweepIsResumedWithItsFilesOnly() throws IOException {
    for (String sweep :
        List.of(
            "start-from: " + one + "\nseeds: 2",
            "sweep.list: [{}, {start-from: " + one + "}]",
            "sweep.grid.start-from: [" + one + ", " + two + "]")) {
      Path run = folder.resolve("run" + sweep.length());
      Configuration configuration = read(SAME + sweep);
      new RunRecorder(RunDirectory.create(run), configuration, remark -> {}).close();
      resume(run);
      byte[] bytes = Files.readAllBytes(one);
      Files.write(one, SnapshotFile.encode(Runs.snapshot(Runs.trial("parent"), 5)));
      assertThatThrownBy(() -> resume(run))
          .as(sweep)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(one + " is another file than the run began with");
      Files.write(one, bytes);
      resume(run);
    }
  }

  private static void resume(Path run) {
    Configuration configuration =
        Configuration.resume(run.resolve("configuration.yaml"), List.of());
    new RunRecorder(RunDirectory.reopen(run), configuration, remark -> {}).close();
  }

  @Test
  void equalFoldersAreRefused() throws IOException {
    Files.createDirectories(folder.resolve("a"));
    Files.copy(one, folder.resolve("a/b"));
    Files.copy(two, folder.resolve("a_b"));
    assertThatThrownBy(
            () -> read(SAME + "sweep.grid.start-from: [" + folder + "/a/b, " + folder + "/a_b]"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("two trials would have the folder tune/start-from=");
  }

  @Test
  void everythingWrongIsToldAtOnce() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "environment: Pendulum-v1");
    Path conf =
        Files.writeString(
            folder.resolve("wrong.yaml"),
            "environment: Pendulum-v1\nlambda: 2\npolicy.hidden: 4\nsweep.grid.start-from: ["
                + String.join(", ", List.of(one + "", text + "", folder + "/none", folder + ""))
                + "]\n");
    Console console = Console.run("train", conf.toString());
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err())
        .contains(
            "wrong.yaml, line 2: lambda must be 0 … 1, not 2",
            "wrong.yaml, line 4: start-from.snapshot: policy.type is normalizing-flow, but the"
                + " snapshot's is gaussian",
            "wrong.yaml, line 4: start-from.snapshot: " + text + ": is not a Sluice snapshot",
            "wrong.yaml, line 4: start-from.snapshot: " + folder + "/none: no such file",
            "wrong.yaml, line 4: start-from.snapshot: " + folder + ": is a folder, not a file");
    assertThat(console.err().lines().filter(line -> line.contains("start-from"))).hasSize(4);
  }

  @Test
  void anotherTaskOrNetworkIsRefused() {
    assertThatThrownBy(
            () ->
                read(
                    "environment: MountainCarContinuous-v0\npolicy.type: gaussian",
                    "start-from=" + one))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "--set start-from=" + one + ": start-from.snapshot: the environment's observations")
        .hasMessageContaining("policy.hidden is 64, but the snapshot's is 3");
    assertThatThrownBy(() -> read(SAME, "start-from.digest=abc"))
        .hasMessageContaining("start-from.digest must be 64 hexadecimal digits, or any");
  }
}
