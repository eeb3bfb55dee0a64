package org.sluice.jobs.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.cli.Sluice;

class StreamBenchCommandIT {

  @TempDir private Path folder;

  @Test
  void theStreamIsMeasured() throws IOException {
    Path json = folder.resolve("stream.json");
    Console console =
        Console.run(
            "stream-bench",
            "training",
            "loop",
            "transport",
            "start",
            "--rounds",
            1,
            "--seconds",
            0.1,
            "--warm-up",
            0,
            "--task",
            "InvertedPendulum-v4",
            "--iterations",
            5,
            "--transitions",
            20_000,
            "--launcher",
            launcher(),
            "--conf",
            "../conf/pendulum.yaml",
            "--json",
            json);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    JsonNode document = new ObjectMapper().readTree(json.toFile());
    assertThat(document.get("start")).hasSize(1).allMatch(seconds -> seconds.asDouble() > 0);
    assertThat(document.get("training")).hasSize(2); // pipelined and synchronous
    for (JsonNode result : document.get("training")) {
      JsonNode round = result.get("rounds").get(0);
      assertThat(round.get("training").asDouble()).isPositive();
      assertThat(round.get("bare").asDouble()).isPositive();
      assertThat(round.get("trainingCpuByRole").get("learner").asDouble()).isPositive();
      assertThat(round.get("trainingCpuByRole").get("environments").asDouble()).isPositive();
    }
    assertThat(document.get("loop").get("overheadMilliseconds")).hasSize(5);
    assertThat(document.get("loop").get("updateMilliseconds"))
        .hasSize(5)
        .allMatch(milliseconds -> milliseconds.asDouble() > 0);
    JsonNode transport = document.get("transport").get(0);
    assertThat(transport.get("transitions").asLong()).isGreaterThanOrEqualTo(20_000);
    assertThat(transport.get("stream").asDouble()).isPositive();
    assertThat(transport.get("bare").asDouble()).isPositive();
  }

  /** Starts this build like the real launcher, but builds nothing. */
  private Path launcher() throws IOException {
    Path file = folder.resolve("sluice");
    Files.writeString(
        file,
        String.format(
            "#!/bin/sh%nexec '%s' -cp '%s' %s \"$@\"%n",
            ProcessHandle.current().info().command().orElseThrow(),
            System.getProperty("java.class.path"),
            Sluice.class.getName()));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
