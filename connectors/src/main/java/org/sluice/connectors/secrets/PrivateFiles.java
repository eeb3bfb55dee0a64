package org.sluice.connectors.secrets;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that only their owner can read, on systems with owners. */
public final class PrivateFiles {

  private PrivateFiles() {}

  /** Writes a file; an existing one of the same name is replaced. */
  public static void write(Path file, byte[] content) throws IOException {
    Files.deleteIfExists(file);
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (OutputStream out =
        Channels.newOutputStream(Files.newByteChannel(file, options, attributes("rw-------")))) {
      out.write(content);
    }
  }

  /** Creates a folder, or restricts an existing one to its owner. */
  public static void makeFolder(Path folder) throws IOException {
    if (folder.getParent() != null) {
      Files.createDirectories(folder.getParent());
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, attributes("rwx------"));
    } else if (hasOwners()) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return hasOwners()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean hasOwners() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
