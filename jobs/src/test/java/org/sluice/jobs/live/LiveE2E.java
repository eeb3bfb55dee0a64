package org.sluice.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.cli.SluiceProcess;

/**
 * Broker, job and plant in processes of their own; broker and job are killed while the plant goes
 * on. {@code -Dsluice.live.kills=N} kills more often, {@code -Dsluice.live.log=FILE} keeps what was
 * measured.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class LiveE2E {

  private static final int KILLS = Integer.getInteger("sluice.live.kills", 4);

  @TempDir private Path folder;
  private final Random random = new Random(7);
  private OwnBroker broker;
  private SluiceProcess job;
  private SluiceProcess plant;

  @BeforeEach
  void startBroker() throws Exception {
    broker = OwnBroker.start(folder);
  }

  @AfterEach
  void stop() {
    for (SluiceProcess one : new SluiceProcess[] {job, plant}) {
      if (one != null) {
        one.kill();
      }
    }
    broker.close();
  }

  private Path configuration() throws IOException {
    return Files.writeString(
        folder.resolve("plant.yaml"),
        """
        environment: {id: live, observations: 3, actions: 1 in -2..2}
        policy: {type: normalizing-flow, flow: {units: 8}}
        batch: 512
        total-steps: 100_000_000
        checkpoint-interval: 0.5
        kafka.bootstrap-servers: %s
        """
            .formatted(broker.address()));
  }

  private SluiceProcess start(String log, Object... arguments) throws IOException {
    return SluiceProcess.start(folder.resolve(log), arguments);
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
  void everyVersionFollowsFromTheLogWhateverIsKilledWhileThePlantGoesOn() throws Exception {
    Path run = folder.resolve("run");
    job = start("job.log", "train", configuration(), "--run", run);
    String act =
        "act Pendulum-v1 --topics run --trial plant --actors 4 --rate 1000 --lose .01 --repeat .02"
            + " --vanish .02 --late-rewards .01 --broker "
            + broker.address();
    plant = start("plant.log", (Object[]) act.split(" ", -1));
    job.await(() -> rows() >= 5);
    for (int kill = 1; kill <= KILLS; kill++) {
      boolean ofBroker = random.nextInt(3) == 0;
      if (ofBroker) {
        broker.restart();
      } else {
        job.kill();
        assertThat(job.end()).isEqualTo(137);
        job = start("job.log", "train", "--resume", run);
      }
      long restarted = System.nanoTime();
      int before = rows();
      job.await(() -> rows() >= before + 1);
      note(kill, ofBroker ? "broker" : "job", (System.nanoTime() - restarted) / 1e9, rows());
      int more = before + 2 + random.nextInt(5);
      job.await(() -> rows() >= more);
      assertThat(plant.process().isAlive()).as(plant.printed()).isTrue();
    }
    plant.interrupt();
    assertThat(plant.end()).as(plant.printed()).isEqualTo(143);
    job.interrupt();
    assertThat(job.end()).as(job.printed()).isEqualTo(143);
    int versions = rows();
    SluiceProcess proof = start("proof.log", "relearn", run);
    assertThat(proof.end()).as(proof.printed()).isZero();
    assertThat(proof.printed()).contains("all identical");
    note(KILLS, "relearned", versions, versions);
    String summary = proof.printed();
    assertThat(
            Integer.parseInt(
                summary.replaceFirst("(?s)^\\S+ ([\\d,]+) versions.*", "$1").replace(",", "")))
        .isGreaterThanOrEqualTo(versions);
    assertThat(plant.printed()).contains("lost 0");
  }

  /** Keeps what was measured, if it is wanted. */
  private void note(int kill, String what, double number, int versions) throws IOException {
    String log = System.getProperty("sluice.live.log");
    if (log != null) {
      Files.write(
          Path.of(log),
          List.of(kill + "\t" + what + "\t" + number + "\t" + versions),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }
}
