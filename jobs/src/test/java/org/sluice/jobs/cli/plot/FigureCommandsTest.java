package org.sluice.jobs.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.jobs.cli.Console;

class FigureCommandsTest {

  private static final int POLICIES = 4;

  @ParameterizedTest
  @CsvSource({"correlated-bandit, 1", "bimodal-bandit, 2"})
  void aBanditsFigureIsDrawn(String name, int seeds, @TempDir Path folder) throws IOException {
    Console console =
        Console.run(
            "figure",
            name,
            "--conf=../conf/" + name + ".yaml",
            "--set=total-steps=2048",
            "--seeds=" + seeds,
            "--out=" + folder.resolve("new"));
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    assertThat(console.out()).contains("Gaussian", "GMM-2", "GMM-5", "flow");
    check(folder.resolve("new"), name, seeds * POLICIES);
  }

  @Test
  void theKlBallIsDrawn(@TempDir Path folder) throws IOException {
    Console console = Console.run("figure", "kl-ball", "--out=" + folder);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    check(folder, "kl-ball", POLICIES);
  }

  private static void check(Path folder, String name, int rows) throws IOException {
    BufferedImage image = ImageIO.read(folder.resolve(name + ".png").toFile());
    assertThat(image.getWidth()).isBetween(1000, 3000);
    assertThat(image.getHeight()).isBetween(1000, 3000);
    JsonNode numbers = new ObjectMapper().readTree(folder.resolve(name + ".json").toFile());
    assertThat(numbers).hasSize(rows);
    assertThat(numbers).allSatisfy(row -> assertThat(row.get("divergence").isNumber()).isTrue());
  }

  @Test
  void anotherTasksConfigurationIsRefused(@TempDir Path folder) {
    Console console =
        Console.run(
            "figure", "bimodal-bandit", "--conf=../conf/correlated-bandit.yaml", "--out=" + folder);
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err())
        .contains("bimodal-bandit is about BimodalBandit-v0, not CorrelatedBandit-v0");
  }

  @Test
  void aFolderThatCannotBeIsSaidAtOnce(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");
    Console console = Console.run("figure", "kl-ball", "--out=" + file);
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err()).contains("taken").contains("cannot be written");
  }

  @Test
  void seedsAreCountedFromOne(@TempDir Path folder) {
    Console console = Console.run("figure", "kl-ball", "--seeds=0", "--out=" + folder);
    assertThat(console.exitCode()).isNotZero();
    assertThat(console.err()).contains("--seeds must be at least 1, not 0");
  }
}
