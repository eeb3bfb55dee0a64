package org.sluice.jobs.conf.keys;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/** Checks the checkpoint directory. */
public final class CheckpointDirectory {

  /** The allowed values on any machine, to follow "must be". */
  static final String ALLOWED =
      JobParams.RUN
          + ", an absolute path, or an address such as file:///shared/checkpoints or"
          + " s3://bucket/checkpoints";

  private CheckpointDirectory() {}

  /** Whether a value is allowed. */
  static boolean isAllowed(String directory) {
    if (directory.equals(JobParams.RUN)) {
      return true;
    }
    try {
      URI address = new org.apache.flink.core.fs.Path(directory).toUri();
      return address.getPath() != null && address.getPath().startsWith("/");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The problem with it on this machine; empty if there is none. */
  public static Optional<String> problemHere(String directory) {
    String key = JobParams.CHECKPOINT_DIRECTORY.name;
    if (directory.equals(JobParams.RUN)) {
      return Optional.empty();
    }
    var path = new org.apache.flink.core.fs.Path(directory);
    try {
      if (FileSystem.get(path.toUri()).isDistributedFS()) {
        return Optional.empty();
      }
    } catch (UnsupportedFileSystemSchemeException e) {
      return Optional.of(
          String.format(
              "%s: the local Flink has no file system for %s://; use file:///…, or submit"
                  + " to a cluster that has the plug-in",
              key, path.toUri().getScheme()));
    } catch (IOException e) {
      return Optional.of(key + ": " + directory + " cannot be used: " + e.getMessage());
    }
    Path folder = Path.of(path.getPath());
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent(); // missing folders below it are created
    }
    if (!Files.isDirectory(folder)) {
      return Optional.of(key + ": " + folder + " is a file, not a folder");
    }
    try {
      Files.delete(
          Files.createTempFile(
              folder, "sluice", ".tmp")); // permissions alone do not tell whether it is writable
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(key + ": " + folder + " cannot be written to");
    }
  }
}
