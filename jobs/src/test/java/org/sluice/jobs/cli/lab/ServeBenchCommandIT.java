package org.sluice.jobs.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.jobs.cli.Console;

@Timeout(120)
class ServeBenchCommandIT {

  @TempDir private Path folder;

  @Test
  void servingIsMeasured() throws IOException {
    Path json = folder.resolve("serving.json");
    Console console =
        Console.run("serve-bench", "--rate", 200, "--seconds", 1, "--rounds", 1, "--json", json);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    assertThat(console.out()).contains("LATENCY, MILLISECONDS", "two bare hops", "ratio");
    JsonNode round = new ObjectMapper().readTree(json.toFile()).get("serving").get(0);
    for (String side : new String[] {"served", "bare"}) {
      assertThat(round.get(side).get("requests").asInt()).isEqualTo(200);
      assertThat(round.get(side).get("p50").asDouble()).isPositive();
      assertThat(round.get(side).get("p99").asDouble())
          .isGreaterThanOrEqualTo(round.get(side).get("p50").asDouble());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--rate, 0, --rate must be 1 to 100000",
    "--seconds, 601, --seconds must be 1 to 600",
    "--rounds, 0, --rounds must be at least 1"
  })
  void wrongCalls(String option, String value, String complaint) {
    Console console = Console.run("serve-bench", option, value);
    assertThat(console.exitCode()).isEqualTo(2);
    assertThat(console.err()).contains(complaint);
  }
}
