package org.sluice.jobs.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.Console;

class SweepIT {

  @TempDir private Path folder;

  /** One trial's environment fails; the others end as they do alone. */
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
          .isEqualTo(
              environment.equals("Pendulum-v1")
                  ? ""
                  : String.format("sluice: no episode has ended, so there is no curve.png%n"));
      assertThat(run.resolve("sweep").resolve(environment).resolve("snapshots/last"))
          .hasSameBinaryContentAs(alone.resolve("snapshots/last"));
    }
    assertThat(Console.run("train", "--resume", run).out()).contains("training is complete");
  }

  /** Of four trials two are stopped at the only rung below the end. */
  @Test
  void theWorseTrialsStopEarly() throws IOException {
    Path sweep =
        Files.write(
            folder.resolve("sweep.yaml"),
            List.of(
                "environment: Pendulum-v1",
                "total-steps: 4096",
                "batch: 512",
                "policy: {hidden: 8, type: gaussian}",
                "seeds: 4",
                "sweep: {halving: {first-rung: 2100, factor: 2}}"));
    assertThat(Console.run("train", sweep, "--dry-run").out())
        .contains("4 trials, at most 16,384 steps")
        .contains("halving on Pendulum-v1: 4 trials, 2 continue at 2,100 steps\n");
    Path run = folder.resolve("run");
    Console console = Console.run("train", sweep, "--run", run);
    assertThat(console.err()).isEmpty();
    assertThat(console.exitCode()).isZero();
    assertThat(console.out())
        .containsPattern("sweep/seed=\\d  stopped at 2,560 steps \\(rank 3 of 4\\)\n")
        .containsPattern("sweep/seed=\\d  stopped at 2,560 steps \\(rank 4 of 4\\)\n");
    String standings = Console.run("top", run, "--once").out();
    assertThat(standings)
        .contains("2 done, 2 stopped early  ")
        .contains("stopped at 2,560 steps (rank 3 of 4)");
    Path report = folder.resolve("report");
    assertThat(Console.run("report", run, "--out", report).exitCode()).isZero();
    assertThat(report.resolve("final.md")).content().contains("2 stopped early");
    assertThat(Console.run("train", "--resume", run).out()).contains("training is complete");
    Console changed = Console.run("train", "--resume", run, "--set", "sweep.halving.factor=3");
    assertThat(changed.exitCode()).isEqualTo(2);
    assertThat(changed.err())
        .startsWith(
            "sluice: --set sweep.halving.factor=3: sweep.halving.factor cannot change on resume"
                + " (the run trains with 2); --set can change only how the run is executed:"
                + " parallelism, ");
  }
}
