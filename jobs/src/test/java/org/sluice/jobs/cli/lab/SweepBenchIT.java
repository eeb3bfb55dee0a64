package org.sluice.jobs.cli.lab;

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
import org.sluice.jobs.cli.Console;

class SweepBenchIT {

  @TempDir private Path folder;

  @Test
  @Tag("mujoco")
  void sweepsAreMeasured() throws IOException {
    Path conf =
        Files.write(
            folder.resolve("tasks.yaml"),
            List.of(
                "batch: 256",
                "seeds: 2",
                "policy: {hidden: 8, type: gaussian}",
                "sweep: {grid: {environment: [Reacher-v4, InvertedPendulum-v4]}}"));
    Path json = folder.resolve("sweep.json");
    Console console =
        Console.run(
            "stream-bench",
            "sweep",
            "table2",
            "--trials",
            "2",
            "--sweep-steps",
            600_000,
            "--sweep-warm-up",
            10_000,
            "--table2-conf",
            conf,
            "--table2-seconds",
            0.1,
            "--table2-warm-up",
            0,
            "--json",
            json);
    assertThat(console.exitCode()).as(console.err()).isZero();
    JsonNode document = new ObjectMapper().readTree(json.toFile());
    assertThat(document.get("sweep")).hasSize(1);
    JsonNode sweep = document.get("sweep").get(0);
    assertThat(sweep.get("trials").asInt()).isEqualTo(2);
    for (String figure :
        List.of("rate", "cpuRate", "startSeconds", "heapBytes", "peakResidentBytes", "openFiles")) {
      assertThat(sweep.get(figure).asDouble()).as(figure).isPositive();
    }
    JsonNode tasks = document.get("table2").get("tasks");
    assertThat(tasks).hasSize(2);
    for (JsonNode task : tasks) {
      assertThat(task.get("ratio").asDouble()).isPositive();
      assertThat(task.get("bareRate").asDouble()).isPositive();
    }
    assertThat(document.get("table2").get("ratio").asDouble()).isPositive();
  }
}
