package org.sluice.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {

  @TempDir private Path parent;

  private Path folder(String name) throws IOException {
    Path folder = Files.createDirectories(parent.resolve(name));
    Files.createDirectories(folder.resolve("blobs"));
    Files.writeString(folder.resolve("blobs/x"), "x");
    return folder;
  }

  @Test
  void removesWhatBelongsToNoProcessAndNothingElse() throws Exception {
    Path own = folder("sluice-ownownow");
    Path killed = folder("sluice-deaddead");
    Files.createFile(killed.resolve("lock"));
    Path young = folder("sluice-youngone"); // its process is about to lock it
    Path old = folder("sluice-oldoldol");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    Path foreign = folder("sluice");
    Path elsewhere = folder("elsewhere");
    Path link = Files.createSymbolicLink(parent.resolve("sluice-linklink"), elsewhere);
    Path running = folder("sluice-livelive");
    try (FileChannel lock = TemporaryFolder.lock(own);
        FileChannel other = TemporaryFolder.lock(running)) {
      TemporaryFolder.removeAbandoned(own);
      assertThat(lock.isOpen() && other.isOpen()).isTrue();
    }
    assertThat(killed).doesNotExist();
    assertThat(old).doesNotExist();
    for (Path kept : new Path[] {own, young, foreign, elsewhere, link, running}) {
      assertThat(kept.resolve("blobs/x")).exists();
    }
  }
}
