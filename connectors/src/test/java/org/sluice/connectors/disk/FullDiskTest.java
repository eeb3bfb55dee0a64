package org.sluice.connectors.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {

  /** A file system without any space, which every Linux has. */
  private static final Path FULL = Path.of("/proc");

  private static IOException written(String device) {
    try (FileOutputStream out = new FileOutputStream(device)) {
      out.write(1);
      throw new AssertionError(device + " has taken a byte");
    } catch (IOException e) {
      return e;
    }
  }

  @Test
  void theSystemSaysSoInACause(@TempDir Path folder) {
    Throwable failure =
        new IllegalStateException(
            "a task failed", new IOException("wrapped", written("/dev/full")));
    assertThat(FullDisk.behind(failure, List.of(folder)).orElseThrow())
        .startsWith("no space is left on the disk of " + folder + " (")
        .endsWith("B)");
  }

  @Test
  void namesTheFolderThatHasTheLeastSpace(@TempDir Path folder) {
    Throwable failure = new IllegalStateException("a checkpoint was declined");
    assertThat(FullDisk.behind(failure, List.of(folder, FULL, folder)))
        .contains("no space is left on the disk of " + FULL + " (0 kB)");
  }

  @Test
  void aFolderThatIsGoneCountsAsTheOneItWasIn(@TempDir Path folder) {
    Throwable failure = new IllegalStateException("a checkpoint was declined");
    Path gone = FULL.resolve("gone/also");
    assertThat(FullDisk.behind(failure, List.of(folder, gone)).orElseThrow())
        .contains(gone.toString());
    assertThat(FullDisk.of(gone)).isPresent();
  }

  @Test
  void otherFailuresAreNotItsFault(@TempDir Path folder) {
    assertThat(FullDisk.behind(new IllegalStateException("a bug"), List.of(folder))).isEmpty();
    assertThat(FullDisk.of(folder)).isEmpty();
    assertThat(FullDisk.left(folder)).endsWith(" MB");
  }
}
