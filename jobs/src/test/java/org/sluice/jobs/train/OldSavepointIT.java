package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.conf.Configuration;

/** A run stopped with a savepoint by an earlier version is rejected at once with a sentence. */
@Timeout(60)
class OldSavepointIT {

  private static final Path FILE =
      Path.of("src/test/resources/org/sluice/jobs/train", "run-0.1.zip");

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
  void itsRunIsRefused() throws IOException {
    try (InputStream in = Files.newInputStream(FILE)) {
      unzip(in, folder.resolve("run"));
    }
    LocalTraining resumed =
        new LocalTraining(configuration, folder.resolve("run"), true, OptionalInt.empty());
    assertThatThrownBy(() -> resumed.run(new CompletableFuture<>(), learned -> {}))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining(
            "was written by an earlier version of Sluice, whose state this version cannot")
        .hasMessageContaining("finish the run with that version");
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
