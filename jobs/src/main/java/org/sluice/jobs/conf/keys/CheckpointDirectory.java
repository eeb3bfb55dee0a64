package org.sluice.jobs.conf.keys;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/** Checks where checkpoints are to go. */
public final class CheckpointDirectory {

  /** What it may be, on whatever machine. */
  static final String ALLOWED =
      JobParams.RUN
          + ", an absolute path, or an address such as file:///shared/checkpoints or"
          + " s3://bucket/checkpoints";

  private CheckpointDirectory() {}

  /** Whether it is one of those. */
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

  /** What is wrong with it on this machine; empty if nothing is. */
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
              "%s: the Flink in this process has no file system for %s://; use file:///…, or submit"
                  + " to a cluster that has its plug-in",
              key, path.toUri().getScheme()));
    } catch (IOException e) {
      return Optional.of(key + ": " + directory + " cannot be used: " + e.getMessage());
    }
    Path folder = Path.of(path.getPath());
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent(); // those below are made
    }
    if (!Files.isDirectory(folder)) {
      return Optional.of(key + ": " + folder + " is a file, not a folder");
    }
    try {
      Files.delete(Files.createTempFile(folder, "sluice", ".tmp")); // permissions do not say it all
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(key + ": " + folder + " cannot be written to");
    }
  }
}
