package org.sluice.jobs.cli.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.cli.SluiceProcess;

class EnvPictureCommandTest {

  @TempDir private Path folder;

  private BufferedImage drawn(Object... arguments) throws IOException {
    Path file = folder.resolve("new").resolve("picture.png");
    Console console = Console.run(List.of("env", "picture", "--out", file), arguments);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    assertThat(console.out()).isEqualTo("wrote " + file + System.lineSeparator());
    return ImageIO.read(file.toFile());
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @Test
  void drawsAStateThatSeedAndStepsDecide() throws IOException {
    int[] first = pixels(drawn("Pendulum-v1", "--seed", 1));
    assertThat(pixels(drawn("Pendulum-v1", "--seed", 1))).isEqualTo(first);
    assertThat(pixels(drawn("Pendulum-v1", "--seed", 2))).isNotEqualTo(first);
    assertThat(pixels(drawn("Pendulum-v1", "--seed", 1, "--steps", 5))).isNotEqualTo(first);
  }

  /** The last state of an episode of 18 steps. */
  @Test
  void stopsWhereTheEpisodeEnds() throws IOException {
    int[] end = pixels(drawn("NChain-v0", "--steps", 18));
    assertThat(pixels(drawn("NChain-v0", "--steps", 1000))).isEqualTo(end);
  }

  @Test
  void arrangesSeveralInRows() throws IOException {
    BufferedImage one = drawn("CartPole-v1");
    BufferedImage row = drawn("CartPole-v1", "MountainCar-v0");
    BufferedImage column = drawn("CartPole-v1", "MountainCar-v0", "--columns", 1);
    assertThat(row.getWidth()).isGreaterThan(2 * one.getWidth());
    assertThat(row.getHeight()).isBetween(one.getHeight(), 2 * one.getHeight());
    assertThat(column.getHeight()).isGreaterThan(2 * one.getHeight());
    assertThat(column.getWidth()).isBetween(one.getWidth(), 2 * one.getWidth());
  }

  @Test
  @Tag("mujoco")
  void drawsRobots() throws IOException {
    int orange = 0xFFE69F00;
    assertThat(pixels(drawn("Hopper-v4"))).contains(orange);
  }

  @Test
  void whatCannotBeDrawnIsSaidBeforeAnythingIsWritten() {
    Path file = folder.resolve("no.png");
    for (Map.Entry<String, String> wrong :
        Map.of(
                "CorrelatedBandit-v0",
                "CorrelatedBandit-v0 cannot be drawn: it does not implement"
                    + " org.sluice.env.Drawable",
                "CartPol-v1",
                "unknown environment 'CartPol-v1'; the nearest are CartPole-v1")
            .entrySet()) {
      Console console = Console.run("env", "picture", "CartPole-v1", wrong.getKey(), "--out", file);
      assertThat(console.exitCode()).isEqualTo(2);
      assertThat(console.out()).isEmpty();
      assertThat(console.err()).contains("sluice: " + wrong.getValue());
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void aFolderIsNotOverwritten() {
    for (Path path : List.of(folder, Path.of("/"))) {
      Console console = Console.run("env", "picture", "CartPole-v1", "--out", path);
      assertThat(console.exitCode()).isEqualTo(1);
      assertThat(console.err())
          .contains(path + ": cannot be written (it is a folder; name a file)")
          .hasLineCount(1);
    }
  }

  @Test
  void numbersAreChecked() {
    assertThat(Console.run("env", "picture", "CartPole-v1", "--steps", -1).err())
        .contains("--steps must be at least 0, not -1");
    assertThat(Console.run("env", "picture", "CartPole-v1", "--columns", 0).err())
        .contains("--columns must be at least 1, not 0");
  }

  /** Names need fonts. */
  @Test
  void aMachineWithoutFontsIsToldWhatToInstall() throws Exception {
    Path fonts = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
    SluiceProcess two =
        SluiceProcess.startIn(
            Map.of(
                "FONTCONFIG_FILE", fonts.toString(), "JAVA_TOOL_OPTIONS", "-Duser.home=" + folder),
            folder.resolve("log"),
            "env",
            "picture",
            "CartPole-v1",
            "Pendulum-v1",
            "--out",
            folder.resolve("two.png"));
    assertThat(two.end()).isEqualTo(1);
    assertThat(two.printed())
        .contains("pictures cannot be drawn on this machine", "fonts-dejavu-core");
  }
}
