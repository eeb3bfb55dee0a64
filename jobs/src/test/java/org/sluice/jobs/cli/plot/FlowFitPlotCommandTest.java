package org.sluice.jobs.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.jobs.cli.Console;

class FlowFitPlotCommandTest {

  @TempDir private Path folder;

  @Test
  void drawsTargetAndFitAndWritesTheirNumbers() throws IOException {
    Path file = folder.resolve("fit");
    Console console =
        Console.run(
            "plot",
            "flow-fit",
            "banana",
            "--set",
            "policy.flow.family=sylvester",
            "--set",
            "policy.flow.pairs=1",
            "--steps",
            "20",
            "--out",
            file);
    assertThat(console.exitCode()).as(console.err()).isZero();
    assertThat(console.out())
        .contains("banana       Gaussian")
        .contains("banana       sylvester")
        .contains("1.61") // log 1.6 π
        .endsWith(file + ".csv\n");
    assertThat(Files.readAllLines(folder.resolve("fit.csv")))
        .hasSize(3)
        .first()
        .isEqualTo("target,policy,steps,seed,elbo,standard_error,log_evidence,kl,mass");
    assertThat(ImageIO.read(folder.resolve("fit.png").toFile()).getWidth()).isGreaterThan(800);
  }

  @ParameterizedTest
  @CsvSource({
    "moon, policy.flow.pairs=1, unknown target moon; choose from ring",
    "ring, policy.flow.pair=1, unknown key policy.flow.pair; choose from policy.flow.family",
    "ring, policy.flow.pairs=0, policy.flow.pairs",
    "ring, policy.flow.steps=2, policy.flow.steps has no effect on policy.type normalizing-flow",
    "ring, policy.flow.pairs, --set needs KEY=VALUE",
    "ring, policy.flow.pairs=100000, MB; lower policy.flow.pairs or policy.flow.units",
    "ring, policy.flow.pairs=2147483647, MB; lower policy.flow.pairs",
    "ring, policy.flow.units=2147483647, MB; lower policy.flow.pairs"
  })
  void mistakesAreNamed(String target, String setting, String message) {
    Console console = Console.run("plot", "flow-fit", target, "--set", setting, "--steps", "1");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains(message);
    assertThat(console.out()).isEmpty();
  }

  @Test
  void allMistakesAreToldAtOnce() {
    Console console =
        Console.run(
            "plot",
            "flow-fit",
            "moon",
            "--set",
            "policy.flow.pairs=0",
            "--set",
            "policy.flow.orthogonal-matrix=householder",
            "--steps",
            "0",
            "--out",
            folder);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err())
        .contains("--steps must be at least 1, not 0")
        .contains(folder + ": is a folder")
        .contains("unknown target moon")
        .contains("policy.flow.pairs must be")
        .contains("policy.flow.orthogonal-matrix has no effect on");
  }
}
