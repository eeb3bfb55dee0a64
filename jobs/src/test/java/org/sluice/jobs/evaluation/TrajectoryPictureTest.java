package org.sluice.jobs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.EnvSpec;
import org.sluice.env.registry.Envs;
import org.sluice.learning.records.PolicySnapshot;

class TrajectoryPictureTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"MultiGoal-v0", "TwoEndpoint-v0"})
  void toysAreDrawn(String environment) throws Exception {
    isDrawn(environment);
  }

  static Stream<String> bodies() {
    return View.environments().stream().filter(id -> id.endsWith("-v4") || id.startsWith("Trpo"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  @Tag("mujoco")
  void bodiesAreDrawn(String environment) throws Exception {
    isDrawn(environment);
  }

  private void isDrawn(String environment) throws Exception {
    Path file = folder.resolve("paths.png");
    PolicySnapshot stored = EvaluatorTest.trained(environment, "gaussian", "clip");
    TrajectoryPicture picture = new TrajectoryPicture(environment);
    try (Evaluator evaluator = new Evaluator(stored)) {
      evaluator.run(3, 0, false, picture);
    }
    picture.write(file, environment);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(1600);
    Set<Integer> colours = new TreeSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colours.add(image.getRGB(x, y) & 0xFFFFFF);
      }
    }
    assertThat(colours).contains(0xFFFFFF, 0xD55E00).hasSizeGreaterThan(50);
    if (environment.equals("MultiGoal-v0")) {
      assertThat(colours).contains(0x009E73);
    }
  }

  @Test
  void everyViewIsOfAnEnvironment() {
    assertThat(Envs.specs().stream().map(EnvSpec::id)).containsAll(View.environments());
  }

  @Test
  void statesThatAreNoPlacesAreRefused() {
    assertThatThrownBy(() -> new TrajectoryPicture("Pendulum-v1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Pendulum-v1 has no position in a plane to draw; these have: Multi");
  }
}
