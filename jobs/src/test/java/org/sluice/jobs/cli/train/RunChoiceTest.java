package org.sluice.jobs.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.run.RunDirectory;
import org.sluice.jobs.run.RunRecorder;
import org.sluice.jobs.run.SubmittedJob;

/** The run that train and submit start or resume. */
class RunChoiceTest {

  private static final Path PENDULUM = Path.of("../conf/pendulum.yaml");
  private static final Path LIVE = Path.of("../conf/live-pendulum.yaml");

  @TempDir private Path folder;

  private Path run() {
    Path run = folder.resolve("run");
    new RunRecorder(RunDirectory.create(run), Configuration.read(PENDULUM, List.of()), remark -> {})
        .close();
    return run;
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "submit"})
  void aRunIsBegunOrGoneOnWith(String verb) {
    assertThat(Console.run(verb).err()).contains(verb + " needs a configuration, or --resume");
    Console both = Console.run(verb, PENDULUM, "--resume", folder);
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("not both");
    assertThat(Console.run(verb, "--resume", folder, "--run", "x").err()).contains("--run names");
    assertThat(Console.run(verb, PENDULUM, "--run", " ").err()).contains("--run needs a name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "submit"})
  void whatIsNoRunIsNotGoneOnWith(String verb) throws Exception {
    Files.writeString(folder.resolve("thesis.txt"), "years of work");
    for (Path place : List.of(folder, folder.resolve("nowhere"))) {
      Console console = Console.run(verb, "--resume", place);
      assertThat(console.exitCode()).isEqualTo(2);
      assertThat(console.err())
          .startsWith("sluice: " + place + ": no run to resume: it contains no configuration.yaml");
    }
  }

  @Test
  void aRunThatIsUnderWayIsNotGoneOnWith() {
    Path run = run();
    try (RunDirectory held = RunDirectory.reopen(run)) {
      Console console = Console.run("train", "--resume", run);
      assertThat(console.exitCode()).isEqualTo(2);
      assertThat(console.err())
          .startsWith("sluice: " + held.folder() + ": in use by process ")
          .hasLineCount(1);
    }
    assertThat(Console.run("train", "--resume", run, "--set", "seed=2").err())
        .doesNotContain("in use");
  }

  @Test
  void aConfigurationEditedAfterTheStartIsAUsageError() throws Exception {
    Path run = run();
    Path file = run.resolve("configuration.yaml");
    List<String> lines = Files.readAllLines(file);
    int gamma = lines.indexOf("gamma: 0.95");
    lines.set(gamma, "gamma: 0.9");
    Files.write(file, lines);
    Console console = Console.run("train", "--resume", run);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            String.format(
                "sluice: %s, line %d: gamma is 0.9, but the run trains with 0.95; set it to 0.95"
                    + " again, or start a new run%n",
                file, gamma + 1));
  }

  /** Valid keys of the file must not be reported. */
  @ParameterizedTest
  @ValueSource(strings = {"gamma=0.9", "algorithm=ppo", "seed=2", "policy.type=gaussian"})
  void aSettingCannotChangeWhatARunTrains(String setting) {
    Console console = Console.run("train", "--resume", run(), "--set", setting);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err())
        .startsWith(
            "sluice: --set %s: %s cannot change on resume (the run trains with "
                .formatted(setting, setting.replaceFirst("=.*", "")))
        .contains("--set can change only how the run is executed: parallelism, ")
        .hasLineCount(1);
  }

  @Test
  void aSettingThatARunHasAlreadyIsNoChange() {
    Console wrong = Console.run("train", "--resume", run(), "--set", "gamma=95e-2", "--set", "x=1");
    assertThat(wrong.err()).contains("unknown key 'x'").doesNotContain("gamma");
  }

  @Test
  void theSigningKeyIsTheRunsForGood() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "0123456789abcdef".repeat(4));
    Console console = Console.run("train", "--resume", run(), "--set", "signing-key-file=" + key);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            String.format(
                "sluice: signing-key-file cannot change on resume: the run's records were checked"
                    + " with none; start a new run%n"));
  }

  @Test
  void anotherSigningKeyInTheSameFileIsNoticed() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "0123456789abcdef".repeat(4));
    Path run = folder.resolve("signed");
    List<String> settings = List.of("signing-key-file=" + key);
    new RunRecorder(RunDirectory.create(run), Configuration.read(LIVE, settings), remark -> {})
        .close();
    assertThat(Files.readString(run.resolve("metadata.json")))
        .contains("\"signingKey\" : \"9e7a78c8\"")
        .doesNotContain("0123456789abcdef");
    Files.writeString(key, "fedcba9876543210".repeat(4));
    Console console = Console.run("train", "--resume", run);
    assertThat(console.err())
        .startsWith("sluice: the key in " + key + " is another than the run began with (its id is ")
        .contains(", not 9e7a78c8)")
        .hasLineCount(1);
    assertThat(console.exitCode()).isEqualTo(2);
  }

  @Test
  void whatAClusterHasIsNotTrainedHere() {
    Path run = run();
    new SubmittedJob("0af9", "flink:8081").keep(run);
    Console console = Console.run("train", "--resume", run);
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err())
        .isEqualTo(
            String.format(
                "sluice: %s: was submitted to a cluster at flink:8081; resume it with: ./sluice"
                    + " submit --resume %s%n",
                run, run));
  }

  @Test
  void whatIsTrainedHereIsNotLookedForOnACluster() {
    Path run = run();
    for (List<String> more : List.of(List.<String>of(), List.of("--from", "file:///savepoint"))) {
      Console console =
          Console.run(
              java.util.stream.Stream.concat(
                      java.util.stream.Stream.of("submit", "--resume", run), more.stream())
                  .toArray());
      assertThat(console.exitCode()).isEqualTo(1);
      assertThat(console.err())
          .isEqualTo(
              String.format(
                  "sluice: %s: was not submitted to a cluster; resume it with: ./sluice train"
                      + " --resume %s%n",
                  run, run));
    }
  }
}
