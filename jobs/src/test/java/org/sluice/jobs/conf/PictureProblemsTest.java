package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.jobs.conf.text.ConfigurationException;

/** What is wrong with learning from pictures is told before anything runs. */
class PictureProblemsTest {

  private static final Path PADDLE = Path.of("..", "conf", "paddle.yaml");

  private static void assertProblem(String problem, String... settings) {
    assertThatThrownBy(() -> Configuration.read(PADDLE, List.of(settings)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void observationsWithoutAShape() {
    assertProblem(
        "encoder.type convolutional needs pictures of [channels, height, width], but observations"
            + " have the shape [4]",
        "environment=CartPole-v1");
  }

  @Test
  void filtersLargerThanPictures() {
    assertProblem(
        "layer 1 of the encoder gets pictures of 52 × 40, and its filters are 41 × 41: lower"
            + " encoder.kernel",
        "encoder.kernel=41");
    assertProblem("layer 4 of the encoder gets pictures of 4 × 3", "encoder.layers=4");
  }

  @Test
  void kroneckerFactorsOfConvolutions() {
    assertProblem(
        "value-fit cannot be kfac with encoder.type convolutional: K-FAC knows no layer of"
            + " encoder.0.W, encoder.0.b, encoder.1.W, encoder.1.b; use adam",
        "value-fit=kfac");
    assertProblem("encoder.0.W", "algorithm=acktr");
  }

  @Test
  void batchesThatNoArrayHolds() {
    assertProblem(
        "an array of a batch would have 3,040,000,000 numbers",
        "encoder.filters=64",
        "batch=100_000");
    assertThat(Configuration.read(PADDLE, List.of("batch=100_000")).trials()).hasSize(1);
  }
}
