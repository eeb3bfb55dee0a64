package org.sluice.jobs.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;

@Tag("mujoco")
class StreamBenchCommandE2E {

  private static final int STEPS = 16_384;

  @TempDir private Path folder;

  @Test
  void clustersAreMeasured() throws Exception {
    Path json = folder.resolve("cluster.json");
    Console console =
        Console.run(
            "stream-bench",
            "cluster",
            "checkpoints",
            "--rounds",
            1,
            "--steps",
            STEPS,
            "--warm-up",
            0,
            "--json",
            json);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    JsonNode document = new ObjectMapper().readTree(json.toFile());
    assertThat(document.get("cluster")).hasSize(1);
    for (JsonNode run : document.get("cluster").get(0)) {
      assertThat(run.get("steps").asInt()).isEqualTo(STEPS / 2);
      assertThat(run.get("seconds").asDouble()).isPositive();
      assertThat(run.get("cpuSeconds").get("taskmanager-1").asDouble()).isPositive();
    }
    JsonNode checkpoints = document.get("checkpoints");
    assertThat(checkpoints.get("during").size() + checkpoints.get("between").size())
        .isEqualTo(STEPS / 1024 - 1);
  }
}
