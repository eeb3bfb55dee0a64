package org.sluice.jobs.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.SluiceProcess;
import org.sluice.jobs.cluster.ListeningSockets;

/** {@code train} in its own process, stopped in every possible way. */
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

  private SluiceProcess start(Object... arguments) throws IOException {
    return SluiceProcess.start(folder.resolve("log"), arguments);
  }

  private int rows() {
    Path progress = folder.resolve("run/progress.csv");
    try {
      return Files.exists(progress) ? Files.readAllLines(progress).size() - 1 : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void interruptedThenKilledThenResumedItEndsAsIfNothingHadHappened() throws Exception {
    Path configuration = configuration();
    Path run = folder.resolve("run");
    SluiceProcess first = start("train", configuration, "--run", run);
    first.await(() -> rows() >= 10);
    assertThat(ListeningSockets.of(first.process().pid()))
        .isNotEmpty()
        .allMatch(InetAddress::isLoopbackAddress);
    first.interrupt();
    assertThat(first.end()).as(first.printed()).isEqualTo(143);
    assertThat(first.printed()).contains("stopped; resume with: ./sluice train --resume " + run);
    int stopped = rows();
    assertThat(stopped).isBetween(10, 199);

    SluiceProcess second = start("train", "--resume", run);
    second.await(() -> rows() >= stopped + 10);
    second.kill();
    assertThat(second.end()).isEqualTo(137);
    assertThat(rows()).isLessThan(200);

    assertThat(start("train", "--resume", run).end()).as(first.printed()).isZero();
    assertThat(rows()).isEqualTo(200);
    assertThat(start("learn-local", configuration, "--run", folder.resolve("loop")).end()).isZero();
    assertThat(run.resolve("snapshots/last"))
        .hasSameBinaryContentAs(folder.resolve("loop/snapshots/last"));
    assertThat(run.resolve("snapshots/best"))
        .hasSameBinaryContentAs(folder.resolve("loop/snapshots/best"));
    assertThat(withoutClock(run)).isEqualTo(withoutClock(folder.resolve("loop")));

    assertThat(start("train", "--resume", run).end()).isZero();
    assertThat(first.printed()).contains("training is complete");
  }

  /** The last two columns are the clock's. */
  private static List<String> withoutClock(Path run) throws IOException {
    return Files.readAllLines(run.resolve("progress.csv")).stream()
        .map(row -> row.replaceFirst(",[^,]*,[^,]*$", ""))
        .toList();
  }
}
