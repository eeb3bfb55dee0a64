package org.sluice.jobs.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.SluiceProcess;

/** A killed and resumed sweep ends with the report of an undisturbed one. */
class SweepE2E {

  private static final int TRIALS = 24;
  private static final int ITERATIONS = 12;

  @TempDir private Path folder;

  private Path configuration() throws IOException {
    return Files.write(
        folder.resolve("sweep.yaml"),
        List.of(
            "total-steps: 6144",
            "batch: 512",
            "checkpoint-interval: 0.5",
            "policy: {hidden: 8, flow.pairs: 1}",
            "seeds: 3",
            "sweep:",
            "  grid:",
            "    environment: [Pendulum-v1, ContinuousCartPole-v0]",
            "    policy.type: [gaussian, normalizing-flow]",
            "    max-kl: [0.01, 0.02]"));
  }

  private SluiceProcess start(Object... arguments) throws IOException {
    return SluiceProcess.start(folder.resolve("log"), arguments);
  }

  /** The trials' progress files in a run's folder. */
  private static List<Path> progressFiles(Path run) throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      return files.filter(file -> file.endsWith("progress.csv")).map(run::relativize).toList();
    }
  }

  /** Of all trials, without their headings; also while the run goes on. */
  private static long rows(Path run, List<Path> progressFiles) {
    try {
      long rows = 0;
      for (Path file : progressFiles) {
        if (Files.exists(run.resolve(file))) {
          rows += Math.max(0, Files.readAllLines(run.resolve(file)).size() - 1);
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path report(Path run) throws Exception {
    Path report = folder.resolve(run.getFileName() + "-report");
    SluiceProcess process = start("report", run, "--out", report);
    assertThat(process.end()).as(process.printed()).isZero();
    return report;
  }

  @Test
  void killedAndResumedItsReportIsTheSame() throws Exception {
    Path alone = folder.resolve("alone");
    SluiceProcess undisturbed = start("train", configuration(), "--run", alone);
    assertThat(undisturbed.end()).as(undisturbed.printed()).isZero();

    List<Path> files = progressFiles(alone);
    Path run = folder.resolve("run");
    SluiceProcess first = start("train", configuration(), "--run", run);
    first.await(() -> rows(run, files) >= TRIALS * ITERATIONS / 2);
    first.kill();
    assertThat(first.end()).isEqualTo(137);
    assertThat(rows(run, files)).isLessThan(TRIALS * ITERATIONS);

    SluiceProcess second = start("train", "--resume", run);
    assertThat(second.end()).as(second.printed()).isZero();
    assertThat(rows(run, files)).isEqualTo(TRIALS * ITERATIONS);
    Path expected = report(alone);
    Path actual = report(run);
    for (String table : List.of("final.csv", "trials.csv", "curves.csv")) {
      assertThat(actual.resolve(table)).hasSameBinaryContentAs(expected.resolve(table));
    }
  }
}
