package org.sluice.jobs.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.jobs.cli.Console;

class LearnBenchCommandTest {

  private static final String SMALL = "trpo-flow-11-3-1024";

  @TempDir private Path folder;

  @Test
  void everythingIsMeasured() throws IOException {
    Path json = folder.resolve("learning.json");
    Console console =
        bench(SMALL, "acktr-flow-11-3-2500", "--actions", 100, "--learners", 2, "--json", json);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    assertThat(console.out()).containsPattern(SMALL + "( +[\\d.]+){5}\n");
    JsonNode document = new ObjectMapper().readTree(json.toFile());
    assertThat(document.get("machine").asText()).contains("cores");
    assertThat(document.get("learning")).hasSize(2);
    for (JsonNode result : document.get("learning")) {
      assertThat(result.get("milliseconds")).hasSize(2).allMatch(time -> time.asDouble() > 0);
      assertThat(result.get("wallMilliseconds")).hasSize(2);
      assertThat(result.get("bareMilliseconds")).hasSize(2).allMatch(time -> time.asDouble() > 0);
    }
    assertThat(document.get("acting")).hasSize(3);
    for (JsonNode result : document.get("acting")) {
      assertThat(result.get("microseconds")).hasSize(2).allMatch(time -> time.asDouble() > 0);
      assertThat(result.get("bytesPerAction").asDouble()).isZero();
    }
    assertThat(document.get("memory")).hasSize(2);
    assertThat(document.get("memory").get(0).get("learners").asInt()).isEqualTo(2);
  }

  @Test
  void partsCanBeLeftOut() {
    Console console = bench(SMALL, "--actions", 0, "--learners", 0);
    assertThat(console.exitCode()).isZero();
    assertThat(console.out()).contains("LEARNING").doesNotContain("ACTING", "MEMORY");
  }

  @Test
  void anUnknownCaseStopsBeforeAnythingIsTimed() {
    Console console = bench(SMALL, "trpo-flow-1-1-1");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err()).contains("unknown case 'trpo-flow-1-1-1'").contains(SMALL);
  }

  @ParameterizedTest
  @CsvSource({
    "--rounds, 0",
    "--warm-up, -1",
    "--warm-up, NaN",
    "--warm-up, Infinity",
    "--actions, -1",
    "--learners, -1"
  })
  void impossibleMeasurementsAreRefused(String option, String value) {
    Console console = Console.run("learn-bench", option, value);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err()).contains(option + " must be");
  }

  @Test
  void gradientStepsFromAReplayBufferAreTimedBesideTheirProducts() {
    Console console = bench("ddpg-deterministic-17-6-100", "--actions", 0, "--learners", 1);
    assertThat(console.err()).isEmpty();
    assertThat(console.out()).containsPattern("ddpg-deterministic-17-6-100( +[\\d.]+){5}\n");
  }

  @Test
  void ppoIsTimedBesideItsProducts() {
    Console console = bench("ppo-gaussian-11-3-2048", "--actions", 0, "--learners", 0);
    assertThat(console.exitCode()).as(console.err()).isZero();
    assertThat(console.out()).contains("ppo-gaussian-11-3-2048");
  }

  private static Console bench(Object... arguments) {
    return Console.run(List.of("learn-bench", "--rounds", 2, "--warm-up", 0), arguments);
  }
}
