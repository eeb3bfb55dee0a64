package org.sluice.jobs.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.run.RunMetadata;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

class ForkCommandIT {

  @TempDir private Path folder;
  private Path parent;

  @BeforeEach
  void train() throws IOException {
    parent = folder.resolve("parent");
    Path file =
        Files.writeString(
            folder.resolve("small.yaml"),
            "environment: Pendulum-v1\ntotal-steps: 1024\nbatch: 512\nlanes: 2\npolicy.type: gaussian\n");
    assertThat(Console.run("learn-local", file, "--run", parent).exitCode()).isZero();
  }

  @Test
  void variantsBeginWithTheSnapshot() {
    Path run = folder.resolve("variants");
    Console console =
        Console.run(
            "fork",
            parent,
            "--run",
            run,
            "--set",
            "sweep.grid.max-kl=0.01,0.02",
            "--set",
            "seeds=1");
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    assertThat(console.out())
        .contains(
            "variants/max-kl=0.01/seed=1 on Pendulum-v1 with seed 1: 2 iterations of 2 lanes, from"
                + " version 2 of small, after 1,024 steps\n");
    Path kept = parent.resolve("snapshots/version-000002");
    assertThat(kept).hasSameBinaryContentAs(parent.resolve("snapshots/last"));
    assertThat(RunMetadata.read(run).orElseThrow().startFrom())
        .containsExactly(Map.entry(kept.toString(), "version 2 of small, after 1,024 steps"));
    PolicySnapshot last = SnapshotFile.read(kept);
    for (Trial trial :
        Configuration.resume(run.resolve("configuration.yaml"), List.of()).trials()) {
      PolicySnapshot first = InitialPolicy.of(trial, TrialModel.of(trial));
      assertThat(first.policy()).isEqualTo(last.policy());
      assertThat(first.value()).isEqualTo(last.value());
      assertThat(first.means()).isEqualTo(last.means());
      assertThat(SnapshotFile.read(run.resolve(trial.id()).resolve("snapshots/last")).steps())
          .isEqualTo(1024);
    }
    Console report = Console.run("report", run, "--out", folder.resolve("report"));
    assertThat(report.exitCode()).isZero();
    assertThat(folder.resolve("report/report.html"))
        .content()
        .contains("# starts from: " + kept + ", version 2 of small, after 1,024 steps");
  }

  @Test
  void variantsAreListedWithTheirOrigin() {
    Console list =
        Console.run(
            "fork",
            parent,
            "--snapshot",
            "first",
            "--dry-run",
            "--set",
            "algorithm=ppo",
            "--set",
            "seeds=2");
    assertThat(list.err()).isEmpty();
    assertThat(list.exitCode()).isZero();
    assertThat(list.out().lines().filter(line -> line.contains("parent-fork/seed=")))
        .hasSize(2)
        .allMatch(line -> line.endsWith("from version 1 of small, after 512 steps"));
    Console again = Console.run("fork", folder, "--trial", "small", "--dry-run");
    assertThat(again.out()).contains("from version 2 of small");
  }

  @Test
  void whatCannotBeForkedIsTold() {
    assertThat(Console.run("fork", parent, "--snapshot", "worst").err())
        .contains("snapshots/worst: no such snapshot; those of this trial are best, first, last");
    assertThat(Console.run("fork", parent, "--trial", "b").err())
        .contains("has no trial b; its trials are small");
    assertThat(Console.run("fork", folder.resolve("none")).err()).contains("none: no such folder");
    assertThat(Console.run("fork", parent, "--savepoint", folder).err())
        .contains(folder + ": cannot be read as a savepoint");
    Console both = Console.run("fork", parent, "--savepoint", folder, "--snapshot", "last");
    assertThat(both.exitCode()).isEqualTo(2);
    Console other = Console.run("fork", parent, "--set", "policy.hidden=5", "--set", "gama=1");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err())
        .contains("policy.hidden is 5, but the snapshot's is 64", "unknown key 'gama'");
    assertThat(Path.of("runs", "parent-fork")).doesNotExist();
  }
}
