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

class AlgebraBenchCommandTest {

  @TempDir private Path folder;

  @Test
  void eachCallIsTimedBothWays() throws IOException {
    Path json = folder.resolve("algebra.json");
    Console console =
        Console.run(List.of("algebra-bench", "--rounds", 2, "--largest", 65), "--json", json);
    assertThat(console.exitCode()).as(console.err()).isZero();
    assertThat(console.out())
        .contains("64 × 64 × 64", "K-FAC step", "eigenvectors", "inverse")
        .doesNotContain("1024");
    JsonNode calls = new ObjectMapper().readTree(json.toFile()).get("calls");
    assertThat(calls).hasSize(6);
    for (JsonNode call : calls) {
      assertThat(call.get("directMicroseconds")).hasSize(2);
      assertThat(call.get("nd4jMicroseconds")).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"--rounds, 0", "--largest, 63"})
  void impossibleMeasurementsAreRefused(String option, String value) {
    Console console = Console.run("algebra-bench", option, value);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains(option + " must be");
  }
}
