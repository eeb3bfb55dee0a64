package org.sluice.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepIT {

  @TempDir private Path folder;

  /** One trial's environment breaks; the others end as they do alone. */
  @Test
  void aTrialFailsAlone() throws IOException {
    Path sweep =
        Files.write(
            folder.resolve("sweep.yaml"),
            List.of(
                "total-steps: 4096",
                "batch: 512",
                "policy: {hidden: 8, type: gaussian}",
                "sweep: {grid: {environment: [Poisoned-v0, Pendulum-v1, MountainCarContinuous-v0]}}"));
    Path run = folder.resolve("run");
    Console console = Console.run("train", sweep, "--run", run);
    assertThat(console.exitCode()).isEqualTo(1);
    assertThat(console.err())
        .startsWith("sluice: sweep/Poisoned-v0 failed: lane 0: ")
        .contains("NaN")
        .hasLineCount(1);
    for (String environment : List.of("Pendulum-v1", "MountainCarContinuous-v0")) {
      Path alone = folder.resolve(environment);
      assertThat(
              Console.run(
                      "learn-local",
                      sweep,
                      "--set",
                      "sweep.grid.environment=" + environment,
                      "--run",
                      alone)
                  .err())
          .isEmpty();
      assertThat(run.resolve("sweep").resolve(environment).resolve("snapshots/last"))
          .hasSameBinaryContentAs(alone.resolve("snapshots/last"));
    }
    assertThat(Console.run("train", "--resume", run).out()).contains("all its steps are done");
  }
}
