package org.sluice.jobs.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.run.RunDirectory;
import org.sluice.jobs.run.SubmittedJob;
import org.sluice.jobs.run.WrittenTrials;
import org.sluice.learning.trial.Trial;

class TopCommandTest {

  @TempDir private Path runs;

  private static Trial trial(int seed) {
    return WrittenTrials.trial(seed, "gaussian", 0.01, 4);
  }

  @BeforeEach
  void writeRuns() {
    WrittenTrials.write(runs.resolve("done"), trial(1), 1, -40, -30, -20, -10);
    WrittenTrials.write(runs.resolve("stopped"), trial(2), 1, -5, -4);
    WrittenTrials.write(runs.resolve("failed"), trial(3), 1, -50);
    WrittenTrials.fail(
        runs.resolve("failed"), trial(3), 2, "lane 0: the reward, 7 steps on, is NaN");
    WrittenTrials.write(runs.resolve("begun"), trial(4), 1);
  }

  /** Each row with single spaces, without the heading and the line above it. */
  private static List<String> rows(Console console) {
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    return console.out().lines().skip(2).map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  @Test
  void showsWhereTrialsStand() {
    try (RunDirectory held = RunDirectory.reopen(runs.resolve("begun"))) {
      Console console = Console.run("top", runs, "--once");
      assertThat(console.out().lines().findFirst())
          .hasValue("1 running, 1 stopped, 1 done, 1 failed  448 of 832 steps");
      assertThat(rows(console))
          .containsExactly(
              "1 stopped 128 50 % -4.0 0.0098 -1.25 2 stopped",
              "2 done 256 100 % -10.0 0.0098 -1.25 4 done",
              "3 begun 0 0 % – – – 0 running",
              "4 failed 64 25 % – – – 2 failed: lane 0: the reward, 7 steps on, is NaN");
      assertThat(held.folder()).exists();
    }
  }

  /** The lock file of a killed process locks nothing. */
  @Test
  void aKilledRunIsStopped() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    Files.writeString(runs.resolve("begun/lock"), ended.pid() + "\n");
    assertThat(rows(Console.run("top", runs.resolve("begun"), "--once")))
        .containsExactly("1 pendulum 0 0 % – – – 0 stopped");
  }

  @Test
  void whatAClusterHasIsNotStopped() throws IOException {
    new SubmittedJob("0af9", "flink:8081").keep(runs.resolve("stopped"));
    new SubmittedJob("0af9", "flink:8081").keep(runs.resolve("done"));
    Files.writeString(runs.resolve("begun/job"), "0af8\n"); // as it was before
    Console console = Console.run("top", runs, "--once");
    assertThat(console.out()).startsWith("2 submitted, 1 done, 1 failed  ");
    assertThat(rows(console))
        .anyMatch(row -> row.endsWith(" submitted to flink:8081"))
        .anyMatch(row -> row.endsWith(" submitted"))
        .anyMatch(row -> row.endsWith(" done"));
    try (RunDirectory followed = RunDirectory.reopen(runs.resolve("stopped"))) {
      assertThat(rows(Console.run("top", followed.folder(), "--once")))
          .singleElement()
          .asString()
          .endsWith(" running");
    }
  }

  /** Tests have no terminal. */
  @Test
  void withoutATerminalItIsPrintedOnce() {
    assertThat(Console.run("top", runs)).isEqualTo(Console.run("top", runs, "--once"));
  }

  @Test
  void whatCannotBeReadIsNamed() throws IOException {
    assertThat(Console.run("top", runs.resolve("nowhere")).err())
        .isEqualTo("sluice: " + runs.resolve("nowhere") + ": no such folder\n");
    Files.writeString(runs.resolve("done/progress.csv"), "steps\n");
    Console damaged = Console.run("top", runs);
    assertThat(damaged.exitCode()).isZero();
    assertThat(damaged.out()).startsWith("2 stopped, 1 failed, 1 unreadable  ");
    assertThat(damaged.out().lines().toList())
        .filteredOn(line -> line.contains("unreadable: "))
        .singleElement()
        .asString()
        .contains(" done ", "done/progress.csv, line 1: lacks the columns");
    Console nothing = Console.run("top", runs.resolve("done"));
    assertThat(nothing.exitCode()).isEqualTo(1);
    assertThat(nothing.err()).contains("line 1: lacks the columns").hasLineCount(1);
  }

  /** Like one from a jar that is no longer on the class path. */
  @Test
  void theEnvironmentNeedNotBeKnown() throws IOException {
    Path configuration = runs.resolve("done/configuration.yaml");
    String text = Files.readString(configuration);
    Files.writeString(configuration, text.replace("Pendulum-v1", "Mine-v0") + "later: 1\n");
    assertThat(rows(Console.run("top", runs.resolve("done"))))
        .containsExactly("1 pendulum 256 100 % -10.0 0.0098 -1.25 4 done");
  }

  @Test
  void onePlaceIsLookedAt() {
    assertThat(Console.run("top").err()).contains("top needs a run's folder, or --kafka");
    assertThat(Console.run("top", runs, "--kafka", "a:1", "--topics", "t").exitCode()).isEqualTo(2);
    assertThat(Console.run("top", "--kafka", "a:1").err())
        .contains("--topics must be given together");
    assertThat(Console.run("top", runs, "--conf", "x.yaml").err())
        .contains("--conf requires --kafka");
    assertThat(Console.run("top", "--kafka", "a:1", "--topics", "a b").err())
        .contains("--topics: 'a b' cannot be a topic prefix");
  }
}
