package org.sluice.jobs.train;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Finds the savepoints and checkpoints of a run, wherever Flink's file systems reach. */
final class RestorePoints {

  /** Flink writes it when all else of a savepoint or checkpoint is there. */
  private static final String COMPLETE = "_metadata";

  /** A checkpoint is DIRECTORY/JOB/chk-N. */
  private static final int DEPTH = 3;

  private RestorePoints() {}

  /**
   * The newest complete one.
   *
   * @param directories where to look; may be missing
   */
  static Optional<String> newest(List<URI> directories) {
    List<FileStatus> found = new ArrayList<>();
    for (URI directory : directories) {
      try {
        collect(FileSystem.get(directory), new Path(directory), DEPTH, found);
      } catch (IOException e) {
        throw new TrainingException("cannot look for checkpoints in " + directory, e);
      }
    }
    return found.stream()
        .max(Comparator.comparingLong(FileStatus::getModificationTime))
        .map(status -> status.getPath().getParent().toUri().toString());
  }

  private static void collect(FileSystem files, Path folder, int depth, List<FileStatus> found)
      throws IOException {
    FileStatus[] children;
    try {
      children = files.listStatus(folder);
    } catch (FileNotFoundException e) {
      return;
    }
    for (FileStatus child : children == null ? new FileStatus[0] : children) {
      if (child.isDir() && depth > 0) {
        collect(files, child.getPath(), depth - 1, found);
      } else if (child.getPath().getName().equals(COMPLETE)) {
        found.add(child);
      }
    }
  }
}
