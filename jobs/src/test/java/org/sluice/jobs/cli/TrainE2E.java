package org.sluice.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train} as a process of its own, stopped in every way there is. */
class TrainE2E {

  @TempDir private Path folder;

  private Path configuration() throws IOException {
    return Files.write(
        folder.resolve("small.yaml"),
        List.of(
            "environment: Pendulum-v1",
            "total-steps: 102400",
            "batch: 512",
            "checkpoint-interval: 0.2",
            "policy: {type: gaussian, hidden: 8}"));
  }

  private Process start(Object... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Sluice.class.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private int rows() throws IOException {
    Path progress = folder.resolve("run/progress.csv");
    return Files.exists(progress) ? Files.readAllLines(progress).size() - 1 : 0;
  }

  private void awaitRows(int count, Process process) throws IOException, InterruptedException {
    while (rows() < count) {
      assertThat(process.waitFor(20, TimeUnit.MILLISECONDS)).as(log()).isFalse();
    }
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  @Test
  void interruptedThenKilledThenResumedItEndsAsIfNothingHadHappened() throws Exception {
    Path configuration = configuration();
    Path run = folder.resolve("run");
    Process first = start("train", configuration, "--run", run);
    awaitRows(10, first);
    new ProcessBuilder("kill", "-INT", Long.toString(first.pid())).start().waitFor();
    assertThat(end(first)).as(log()).isEqualTo(130);
    assertThat(log()).contains("stopped; go on with: ./sluice train --resume " + run);
    int stopped = rows();
    assertThat(stopped).isBetween(10, 199);

    Process second = start("train", "--resume", run);
    awaitRows(stopped + 10, second);
    second.destroyForcibly();
    assertThat(end(second)).isEqualTo(137);
    assertThat(rows()).isLessThan(200);

    assertThat(end(start("train", "--resume", run))).as(log()).isZero();
    assertThat(rows()).isEqualTo(200);
    assertThat(end(start("learn-local", configuration, "--run", folder.resolve("loop")))).isZero();
    assertThat(run.resolve("snapshots/last"))
        .hasSameBinaryContentAs(folder.resolve("loop/snapshots/last"));
    assertThat(run.resolve("snapshots/best"))
        .hasSameBinaryContentAs(folder.resolve("loop/snapshots/best"));
    assertThat(withoutClock(run)).isEqualTo(withoutClock(folder.resolve("loop")));

    assertThat(end(start("train", "--resume", run))).isZero();
    assertThat(log()).contains("all its steps are done");
  }

  /** The last two columns are the clock's. */
  private static List<String> withoutClock(Path run) throws IOException {
    return Files.readAllLines(run.resolve("progress.csv")).stream()
        .map(row -> row.replaceFirst(",[^,]*,[^,]*$", ""))
        .toList();
  }
}
