package org.sluice.jobs.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.run.Runs;
import org.sluice.jobs.run.files.SnapshotFile;

/** Trials that simulate are learned again from their transitions. */
@Timeout(300)
class RelearnCommandIT {

  @TempDir private Path folder;

  /** Of two trials with two lanes one is stopped early; of another task both fail. */
  @Test
  void everyVersionFollowsFromTheTransitions() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
      Path sweep =
          Files.write(
              folder.resolve("sweep.yaml"),
              List.of(
                  "total-steps: 4096",
                  "batch: 512",
                  "lanes: 4",
                  "lag: 1",
                  "steps-per-record: 50",
                  "policy: {hidden: 8, type: gaussian}",
                  "seeds: 2",
                  "sweep:",
                  "  grid: {environment: [Poisoned-v0, Pendulum-v1]}",
                  "  halving: {first-rung: 2100, factor: 2}",
                  "topics.partitions: 3",
                  "kafka.bootstrap-servers: " + broker.settings().bootstrapServers()));
      Path run = folder.resolve("run");
      Console.run("train", sweep, "--run", run);
      int stopped = 0;
      for (String seed : List.of("1", "2")) {
        Console failed = relearn(run, "Poisoned-v0", seed);
        assertThat(failed.out()).contains(": 1 versions learned again from").contains("identical");
        Console proof = relearn(run, "Pendulum-v1", seed);
        stopped += proof.out().contains(": 5 versions learned again from 2,560 rec") ? 1 : 0;
        assertThat(proof.out())
            .containsPattern("published policies, \\d snapshots? compared: all id");
        assertThat(proof.err()).isEmpty();
        assertThat(proof.exitCode()).isZero();
      }
      assertThat(stopped).isEqualTo(1);

      Path pendulum = run.resolve("sweep/Pendulum-v1");
      Files.copy(
          pendulum.resolve("seed=1/snapshots/first"),
          pendulum.resolve("seed=2/snapshots/first"),
          StandardCopyOption.REPLACE_EXISTING);
      Console other = relearn(run, "Pendulum-v1", "2");
      assertThat(other.exitCode()).isEqualTo(1);
      assertThat(other.out())
          .contains("version 2: its snapshot first differs from what is learned again");
      assertThat(relearn(run, "Pendulum-v1", "1", "--from", "3").err())
          .contains("sweep/Pendulum-v1/seed=1 simulates, and stores no learners");
    }
  }

  @Test
  void aTrialAboveALayerIsLearnedAgain() throws Exception {
    Path low =
        Files.write(
            folder.resolve("low"), SnapshotFile.encode(Runs.snapshot(Runs.trial("low"), 3)));
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
      Path upper =
          Files.write(
              folder.resolve("upper.yaml"),
              List.of(
                  "environment: {id: Pendulum-v1, below: " + low + "}",
                  "total-steps: 1024",
                  "batch: 512",
                  "lanes: 2",
                  "policy: {hidden: 8, type: beta}",
                  "kafka.bootstrap-servers: " + broker.settings().bootstrapServers()));
      Path run = folder.resolve("run");
      assertThat(Console.run("train", upper, "--run", run).exitCode()).isZero();
      Console proof = Console.run("relearn", run);
      assertThat(proof.err()).isEmpty();
      assertThat(proof.out()).contains("2 versions learned again from 1,024 rec", "identical");
      assertThat(proof.exitCode()).isZero();
    }
  }

  private static Console relearn(Path run, String task, String seed, Object... more) {
    return Console.run(List.of("relearn", run, "--trial", "sweep/" + task + "/seed=" + seed), more);
  }

  @Test
  void aRunThatHasLeftNoTopicsSaysSo() throws Exception {
    Files.writeString(
        folder.resolve("configuration.yaml"),
        "environment: Pendulum-v1\npolicy: {type: gaussian}\nname: done\n");
    Console console = Console.run("relearn", folder);
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err())
        .contains("has no topics: a run's own broker deletes them when the training is done")
        .contains("kafka.bootstrap-servers");
    assertThat(folder.resolve("kafka")).doesNotExist();
  }
}
