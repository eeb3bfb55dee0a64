package org.sluice.jobs.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.jobs.cli.Console;

class LearnLocalCommandTest {

  private static final Path PENDULUM = Path.of("..", "conf", "pendulum.yaml");

  private static Console pendulum(int every, int seed) {
    return Console.run(
        "learn-local",
        PENDULUM,
        "--every",
        every,
        "--set",
        "total-steps=1000",
        "--set",
        "batch=256",
        "--set",
        "seed=" + seed);
  }

  @Test
  void printsEveryIteration() {
    Console console = pendulum(1, 1);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    List<String> lines = console.out().lines().toList();
    assertThat(lines.get(0)).contains("STEPS", "RETURN", "KL", "ENTROPY", "UPDATE");
    assertThat(lines).hasSize(1 + 4);
    assertThat(lines.get(4)).contains("1,024").matches(".*(accepted|line search failed)");
  }

  @Test
  void theLastIterationIsPrintedInAnyCase() {
    assertThat(
            pendulum(3, 1).out().lines().skip(1).map(line -> line.strip().replaceFirst(" .*", "")))
        .containsExactly("768", "1,024");
  }

  @Test
  void theSeedDecidesEverythingButTheSpeed() {
    assertThat(figures(1)).isEqualTo(figures(1)).isNotEqualTo(figures(2));
  }

  private static List<String> figures(int seed) {
    return pendulum(1, seed)
        .out()
        .lines()
        .skip(1)
        .map(line -> line.replaceAll(" +\\S+  (?=accepted|line)", " "))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void everyIsACount(int every) {
    Console console = pendulum(every, 1);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("--every must be at least 1, not " + every);
  }

  @Test
  void whatIsWrongWithAConfigurationIsTwoAndNoStackTrace() {
    Console console =
        Console.run("learn-local", PENDULUM, "--set", "gama=1", "--set", "lanes=0", "--set", "x");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err().lines())
        .containsExactly(
            "sluice: 3 problems in the configuration:",
            "  --set gama=1: unknown key 'gama'; the nearest is 'gamma'",
            "  --set lanes=0: lanes must be ≥ 1, not 0",
            "  --set x: must be key=value");
  }

  @Test
  void aTrialThatFailsIsOneAndSaysWhy(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("poison.yaml"),
            "environment: Poisoned-v0\ntotal-steps: 4096\nbatch: 512\nlanes: 2\n");
    Path run = folder.resolve("run");
    Console console = Console.run("learn-local", file, "--run", run);
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err()).startsWith("sluice: poison failed: lane 0: ").hasLineCount(1);
    assertThat(Files.readString(run.resolve("progress.csv"))).contains(",FAILED,");
    assertThat(Console.run("learn-local", file, "--every", 1).exitCode()).isEqualTo(1);
  }

  @Test
  void aFileThatIsNotThere() {
    Console console = Console.run("learn-local", "conf/none.yaml");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err().lines()).containsExactly("sluice: conf/none.yaml: no such file");
  }

  @Test
  void withoutAConfiguration() {
    Console console = Console.run("learn-local");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("CONF").contains("See 'sluice").contains("--help'");
  }
}
