package org.sluice.jobs.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;

class LiveBenchCommandIT {

  @TempDir private Path folder;

  @Test
  void liveTrialsAreMeasured() throws IOException {
    Path json = folder.resolve("live.json");
    Console console =
        Console.run(
            "live-bench",
            "--rounds",
            1,
            "--versions",
            3,
            "--steps",
            6400,
            "--actions",
            200,
            "--json",
            json);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    JsonNode document = new ObjectMapper().readTree(json.toFile());
    assertThat(document.get("follow").get("followed"))
        .hasSize(3)
        .allMatch(milliseconds -> milliseconds.asDouble() > 0);
    assertThat(document.get("follow").get("bare")).hasSize(3);
    assertThat(document.get("acting").get("client").get(0).asDouble()).isPositive();
    assertThat(document.get("acting").get("lane").get(0).asDouble()).isPositive();
    assertThat(document.get("intake")).hasSize(2); // 64 steps and one step per record
    for (JsonNode result : document.get("intake")) {
      JsonNode round = result.get("rounds").get(0);
      assertThat(round.get("stream").asDouble()).isPositive();
      assertThat(round.get("bare").asDouble()).isPositive();
    }
  }
}
