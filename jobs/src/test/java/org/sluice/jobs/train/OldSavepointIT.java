package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.train.LocalTraining.Ending;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.TrainingLoop;

/**
 * A run that version 0.1 stopped with a savepoint: this version goes on with it. The file is never
 * written anew to make the test pass; a later version adds its own beside it, with {@code
 * -Dsluice.savepoint.write=true}.
 */
@Timeout(120) // a reader that accepts no old record waits for ever
class OldSavepointIT {

  private static final String WRITE = "sluice.savepoint.write";
  private static final Path FILE =
      Path.of("src/test/resources/org/sluice/jobs/train", "run-0.1.zip");
  private static final int ITERATIONS = 10;

  @TempDir private Path folder;
  private Configuration configuration;

  @BeforeEach
  void readConfiguration() throws IOException {
    Path file =
        Files.write(
            folder.resolve("old.yaml"),
            List.of(
                "environment: Pendulum-v1",
                "total-steps: 5120",
                "batch: 512",
                "parallelism: 1",
                "topics: {partitions: 1}",
                "lanes: 2",
                "value-hidden: 4",
                "policy: {type: normalizing-flow, flow: {state-units: 4}}"));
    configuration = Configuration.read(file, List.of());
  }

  @Test
  void itsRunGoesOnAndEndsAsTheLoopDoes() throws IOException {
    if (Boolean.getBoolean(WRITE)) {
      write();
    }
    try (InputStream in = Files.newInputStream(FILE)) {
      unzip(in, folder.resolve("run"));
    }
    List<Learned> learned = new ArrayList<>();
    LocalTraining resumed =
        new LocalTraining(configuration, folder.resolve("run"), true, OptionalInt.empty());
    assertThat(resumed.run(new CompletableFuture<>(), learned::add)).isEqualTo(Ending.DONE);
    assertThat(learned)
        .as("a run that began again would tell its first iterations twice")
        .hasSize(ITERATIONS);
    var trial = configuration.trial();
    PolicySnapshot expected;
    try (TrainingLoop loop = new TrainingLoop(trial, LearnerWorkspace.of(trial))) {
      expected = loop.run(next -> {});
    }
    PolicySnapshot actual = learned.get(ITERATIONS - 1).snapshot();
    assertThat(actual.policy()).containsExactly(expected.policy());
    assertThat(actual.value()).containsExactly(expected.value());
  }

  private void write() throws IOException {
    CompletableFuture<Void> stop = new CompletableFuture<>();
    Ending ending =
        new LocalTraining(configuration, folder.resolve("written"), false, OptionalInt.empty())
            .run(
                stop,
                next -> {
                  if (next.snapshot().version() == 3) {
                    stop.complete(null);
                  }
                });
    assertThat(ending).isEqualTo(Ending.STOPPED);
    Files.createDirectories(FILE.getParent());
    assertThat(FILE).doesNotExist();
    try (OutputStream out = Files.newOutputStream(FILE)) {
      zip(folder.resolve("written"), out);
    }
  }

  private static void zip(Path run, OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(run.relativize(file).toString()));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }

  private static void unzip(InputStream in, Path run) throws IOException {
    ZipInputStream zip = new ZipInputStream(in);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      Path file = run.resolve(entry.getName());
      Files.createDirectories(file.getParent());
      Files.copy(zip, file);
    }
  }
}
