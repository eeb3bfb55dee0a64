package org.sluice.jobs.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;

class NetworkPlotCommandTest {

  @TempDir private Path folder;

  @Test
  void drawsThePolicyOfAConfiguration() throws IOException {
    Path file = folder.resolve("network");
    Console console =
        Console.run(
            "plot", "network", "../conf/cartpole.yaml", "--set", "policy.hidden=8", "--out", file);
    assertThat(console.exitCode()).as(console.err()).isZero();
    assertThat(console.out())
        .contains("categorical policy for CartPole-v1: 130 parameters; wrote " + file + ".png")
        .containsPattern("dense +8 +40  tanh");
    assertThat(ImageIO.read(folder.resolve("network.png").toFile()).getWidth()).isGreaterThan(800);
  }

  @Test
  void aMistakeInTheConfigurationIsNamed() {
    Console console =
        Console.run("plot", "network", "../conf/cartpole.yaml", "--set", "policy.hidden=0");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains("policy.hidden must be");
  }
}
