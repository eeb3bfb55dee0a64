package org.sluice.connectors.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {

  @TempDir private Path folder;

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void aFileThatOthersCouldReadIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("settings"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    PrivateFiles.write(file, new byte[] {1, 2});
    assertThat(file).hasBinaryContent(new byte[] {1, 2});
    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  @Test
  void aFolderIsTakenFromOthers() throws IOException {
    Path made = folder.resolve("above/made");
    PrivateFiles.makeFolder(made);
    assertThat(permissions(made)).isEqualTo("rwx------");
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
    PrivateFiles.makeFolder(made);
    assertThat(permissions(made)).isEqualTo("rwx------");
  }
}
