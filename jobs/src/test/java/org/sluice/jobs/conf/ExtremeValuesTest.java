package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.jobs.conf.keys.ChosenKeys;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.learning.hyperparameters.Hyperparameters;

/** A configuration with any number is read quickly or rejected with a sentence. */
class ExtremeValuesTest {

  private static final Path FILE = Path.of("some.yaml");

  private static final List<String> EXTREMES =
      List.of("1", "2147483640", "2147483647", "-2147483648", "9223372036854775807", "1e300");

  /** As people write them, or programs. */
  private static final List<String> SPELLINGS =
      List.of(
          "0",
          "-0.0",
          "-1",
          "1e-300",
          "1e400",
          "2147483648",
          "1e999999999",
          "1e-999999999",
          "1e9999999999",
          "NaN",
          ".nan",
          "Infinity",
          "-.inf",
          "0x10",
          "1_000",
          "1__0",
          "_1",
          "1e",
          "true",
          "١٢",
          "'  7  '",
          "''",
          "' '",
          "~",
          "[]",
          "{}",
          "\"\\u0000\"",
          "1 2");

  /** A policy, what improves it and what fits its value function. */
  static Stream<List<String>> learners() {
    List<List<String>> learners = new ArrayList<>();
    for (String policy :
        List.of(
            "gaussian", "gaussian-tanh", "gaussian-mixture", "beta", "normalizing-flow", "maf")) {
      for (String algorithm : List.of("trpo", "acktr")) {
        List<String> lines = new ArrayList<>(List.of("environment: Pendulum-v1"));
        boolean maf = policy.equals("maf");
        lines.add("policy.type: " + (maf ? "normalizing-flow-tanh" : policy));
        if (maf) {
          lines.add("policy.flow.family: maf");
        }
        lines.add("algorithm: " + algorithm);
        lines.add("value-fit: " + (algorithm.equals("acktr") ? "kfac" : "adam"));
        if (algorithm.equals("trpo")) {
          lines.add("entropy-coefficient: 0.01");
        }
        learners.add(lines);
      }
    }
    learners.add(
        List.of(
            "environment: Paddle-v0", "policy.type: categorical", "encoder.type: convolutional"));
    return learners.stream();
  }

  @ParameterizedTest
  @MethodSource("learners")
  void ofEveryKeyForEveryLearner(List<String> learner) {
    numericKeys(learner)
        .forEach(key -> EXTREMES.forEach(number -> read(learner, key + ": " + number)));
  }

  @Test
  void howeverItIsWritten() {
    List<String> learner = List.of("environment: Pendulum-v1", "policy.type: gaussian");
    numericKeys(learner)
        .forEach(key -> SPELLINGS.forEach(number -> read(learner, key + ": " + number)));
  }

  private static Stream<String> numericKeys(List<String> learner) {
    Hyperparameters chosen = new Hyperparameters();
    ChosenKeys.set(
        chosen,
        learner.stream()
            .map(line -> line.split(": "))
            .collect(Collectors.toMap(line -> line[0], line -> line[1])));
    return Stream.concat(
            ChosenKeys.read(chosen, "Pendulum-v1").stream(), Keys.jobParameters().stream())
        .filter(parameter -> !parameter.clazz.equals(String.class))
        .map(parameter -> parameter.name);
  }

  private static void read(List<String> learner, String line) {
    List<String> lines = new ArrayList<>(learner);
    String key = line.substring(0, line.indexOf(':'));
    lines.removeIf(other -> other.startsWith(key + ":"));
    lines.add("value-minibatch: 1");
    lines.removeIf(other -> other.startsWith(key + ":"));
    lines.add(line);
    long start = System.nanoTime();
    Throwable error =
        catchThrowable(
            () -> {
              Configuration read = Configuration.parse(FILE, String.join("\n", lines), List.of());
              LocalMemory.check(read, 1L << 30);
            });
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    if (error != null) {
      assertThat(error).as(line).isInstanceOf(ConfigurationException.class);
      assertThat(error.getMessage()).as(line).hasSizeLessThan(2000);
      if (!key.equals("encoder.stride")) { // a low one only makes other sizes matter
        assertThat(error.getMessage()).as(line).contains(key);
      }
    }
    assertThat(taken).as(line).isLessThan(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "policy: {type: gaussian, hidden: 50000}",
        "policy: {type: gaussian, hidden: 2000000000}",
        "policy: {type: gaussian-mixture, components: 2147483647}",
        "policy: {type: normalizing-flow, flow.pairs: 2147483647}",
        "policy: {type: normalizing-flow, flow.units: 2147483647}",
        "policy: {type: normalizing-flow, flow.state-units: 100000}",
        "value-hidden: 40000",
        "batch: 2147483640",
        "{lanes: 1000000000, batch: 1000000000}",
        "{algorithm: mnf-ddpg, policy.type: deterministic, critic-posterior.flow-units: 2147483647}"
      })
  void whatNoArrayHoldsNamesTheKeyAndWhatIsPossible(String line) {
    String yaml = line.startsWith("{") ? line.substring(1, line.length() - 1) : line;
    yaml = yaml.equals(line) ? yaml : yaml.replace(", ", "\n");
    String text = "environment: Pendulum-v1\n" + yaml;
    Throwable error = catchThrowable(() -> Configuration.parse(FILE, text, List.of()));
    assertThat(error)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("some.yaml, line ")
        .hasMessageContaining("; lower ")
        .hasMessageContaining(line.replaceAll(".*[{ ](\\S+): \\d+}?$", "$1").split(":", -1)[0]);
  }

  @Test
  void whatTheProcessCannotHoldNamesTheKeysAndTheMemory() {
    String text = "environment: Humanoid-v4\npolicy.type: gaussian\nbatch: 1000000\nlanes: 8";
    Configuration large = Configuration.parse(FILE, text, List.of());
    LocalMemory.check(large, 1L << 40);
    assertThat(catchThrowable(() -> LocalMemory.check(large, 512 << 20)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageMatching(
            "some needs at least [\\d,]+ MB of memory, but this process may use 512 MB; raise"
                + " the limit with SLUICE_JAVA_OPTS=-Xmx…, or lower batch \\(1,000,000\\), lanes"
                + " \\(8\\), policy.hidden \\(64\\), policy.hidden-layers \\(2\\), value-hidden \\(64\\)");
  }

  @Test
  void keysOfTheAlgorithmsNetworksAreNamedToo() {
    String text =
        "environment: Pendulum-v1\nalgorithm: mnf-ddpg\npolicy.type: deterministic\n"
            + "critic-posterior.flow-units: 10000";
    Configuration large = Configuration.parse(FILE, text, List.of());
    assertThat(catchThrowable(() -> LocalMemory.check(large, 16 << 20)))
        .hasMessageContaining("value-hidden (64), critic-posterior.flows (1)")
        .hasMessageContaining("critic-posterior.flow-units (10,000)");
  }

  @Test
  void theStatesOfASweepAddUp() {
    String one = "environment: Pendulum-v1\npolicy: {type: gaussian, hidden: 256}\nseeds: ";
    LocalMemory.check(Configuration.parse(FILE, one + "1", List.of()), 64 << 20);
    Configuration many = Configuration.parse(FILE, one + "1000", List.of());
    assertThat(catchThrowable(() -> LocalMemory.check(many, 64 << 20)))
        .hasMessageContaining("or the number of trials (1,000)");
  }

  @Test
  void twentyThousandWrongKeysAreCountedAndTheFirstAreListed() {
    StringBuilder text = new StringBuilder("environment: Pendulum-v1\n");
    for (int i = 0; i < 20_000; i++) {
      text.append("some-key-").append(i).append(": 1\n");
    }
    long start = System.nanoTime();
    Throwable error = catchThrowable(() -> Configuration.parse(FILE, text.toString(), List.of()));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(error).hasMessageStartingWith("20000 problems").hasMessageEndingWith("19,950 more");
    assertThat(error.getMessage().lines()).hasSize(52);
  }

  @Test
  void longAndHostileTextIsShownSafely() {
    String text = "environment: \"\\e[31mred\\n\\u202E\"\n" + "seed: " + "k".repeat(100_000);
    Throwable error = catchThrowable(() -> Configuration.parse(FILE, text, List.of()));
    assertThat(error.getMessage().lines()).hasSize(3);
    assertThat(error.getMessage())
        .hasSizeLessThan(4000)
        .contains("\\u001b[31mred\\u000a\\u202e")
        .contains(" characters … ");
  }
}
