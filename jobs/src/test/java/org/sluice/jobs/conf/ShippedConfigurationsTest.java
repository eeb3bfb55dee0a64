package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Box;
import org.sluice.learning.trial.Trial;

/** Tests every file in {@code conf/} and its experiments. */
class ShippedConfigurationsTest {

  /** Trains nothing; {@link ServeConfigurationTest} reads it. */
  private static final String SERVING = "serve.yaml";

  static List<Path> files() throws IOException {
    Path conf = Path.of("..", "conf");
    try (Stream<Path> tasks = Files.list(conf);
        Stream<Path> experiments = Files.list(conf.resolve("experiments"))) {
      return Stream.concat(tasks, experiments)
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith(SERVING))
          .sorted()
          .toList();
    }
  }

  /** Paths in the files begin in the project's folder, where their commands are given. */
  static List<String> settings(Path file) throws IOException {
    String from = "demonstrations: ";
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(from))
        .map(line -> "demonstrations=../" + line.substring(from.length()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void isValid(Path file) throws IOException {
    assertThat(file.toString()).endsWith(".yaml");
    Configuration configuration = Configuration.read(file, settings(file));
    assertThat(configuration.name() + ".yaml").isEqualTo(file.getFileName().toString());
  }

  /**
   * A user compares a flow policy with a Gaussian, except where the file sets the flow or the noise
   * of its own policy or the algorithm takes no Gaussian.
   */
  @ParameterizedTest
  @MethodSource("files")
  void aGaussianPolicyIsASettingAway(Path file) throws IOException {
    Configuration configuration = Configuration.read(file, settings(file));
    boolean isSpecial =
        configuration.written().keySet().stream()
            .anyMatch(key -> key.contains("flow.") || key.contains("noise-"));
    Trial trial = configuration.trials().get(0);
    boolean isContinuous = trial.spaces().actions() instanceof Box;
    if (!isSpecial && isContinuous && trial.algorithm().replayCapacity().isEmpty()) {
      List<String> gaussian = new ArrayList<>(settings(file));
      gaussian.add("policy.type=gaussian");
      assertThatCode(() -> Configuration.read(file, gaussian)).doesNotThrowAnyException();
    }
  }

  @Test
  void thereAreSome() throws IOException {
    assertThat(files()).hasSizeGreaterThan(5);
  }
}
