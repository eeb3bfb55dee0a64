package org.sluice.jobs.cli.env;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.jobs.cli.Console;

class EnvBenchCommandTest {

  @TempDir private Path folder;

  @Test
  void anEnvironmentWithoutAnEngineIsTimedAlone() throws IOException {
    Path json = folder.resolve("new folder").resolve("rates.json");
    Console console = bench("Pendulum-v1", "--lanes", 1, "--json", json);
    assertThat(console.exitCode()).isZero();
    assertThat(console.out()).containsPattern("Pendulum-v1 +[\\d,]+ +- +- +[\\d.]+ +-");
    JsonNode result = read(json).get("results").get(0);
    assertThat(result.get("id").asText()).isEqualTo("Pendulum-v1");
    assertThat(result.get("env")).hasSize(2).allMatch(rate -> rate.asDouble() > 0);
    assertThat(result.get("bare").isNull()).isTrue();
    assertThat(result.get("lanes").isNull()).isTrue();
    assertThat(result.get("rollouts")).hasSize(2).allMatch(rate -> rate.asDouble() > 0);
    assertThat(result.get("inARow")).hasSize(2).allMatch(rate -> rate.asDouble() > 0);
  }

  @Test
  void aGameIsTimedBesideItsDrawingLoop() throws IOException {
    Path json = folder.resolve("rates.json");
    Console console = bench("Bricks-v0", "--lanes", 1, "--json", json);
    assertThat(console.exitCode()).isZero();
    JsonNode result = read(json).get("results").get(0);
    assertThat(result.get("bare")).hasSize(2).allMatch(rate -> rate.asDouble() > 0);
  }

  @Test
  @Tag("mujoco")
  void theEngineIsTimedBesideItsTask() throws IOException {
    Path json = folder.resolve("rates.json");
    Console console = bench("InvertedDoublePendulum-v4", "Reacher-v4", "--json", json);
    assertThat(console.exitCode()).isZero();
    JsonNode document = read(json);
    assertThat(document.get("machine").asText()).contains("cores");
    assertThat(document.get("rounds").asInt()).isEqualTo(2);
    assertThat(document.get("results")).hasSize(2);
    for (JsonNode result : document.get("results")) {
      assertThat(result.get("env")).hasSize(2);
      assertThat(result.get("bare")).hasSize(2);
      assertThat(result.get("lanes")).hasSize(2);
      assertThat(result.get("bytesPerStep").isNumber()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--rounds, 0",
    "--lanes, 0",
    "--rollout, 0",
    "--seconds, 0",
    "--seconds, NaN",
    "--seconds, Infinity",
    "--seconds, 61"
  })
  void impossibleMeasurementsAreRefused(String option, String value) {
    Console console = Console.run("env", "bench", "CartPole-v1", option, value);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err()).contains(option + " must be");
  }

  @Test
  void anUnknownIdStopsBeforeAnythingIsTimed() {
    Console console = Console.run("env", "bench", "CartPole-v1", "CartPole-v9");
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.out()).isEmpty();
    assertThat(console.err()).contains("unknown environment 'CartPole-v9'");
  }

  @Test
  void aFileThatCannotBeWrittenStopsBeforeAnythingIsTimed() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "");
    Path json = inTheWay.resolve("rates.json");
    Console console = bench("CartPole-v1", "--json", json);
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.out()).isEmpty();
    assertThat(console.err()).startsWith("sluice: " + json + ": cannot be written");
    assertThat(console.err().lines()).hasSize(1);
  }

  private static Console bench(Object... arguments) {
    return Console.run(List.of("env", "bench", "--rounds", 2, "--seconds", 0.002), arguments);
  }

  private static JsonNode read(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
