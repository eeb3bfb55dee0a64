package org.sluice.jobs.train;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Finds the savepoints and checkpoints of a run on Flink's file systems.
 *
 * @param newest address of the newest that can be restored
 * @param damaged a sentence for each completed one that cannot be restored
 */
record RestorePoints(Optional<String> newest, List<String> damaged) {

  /** A checkpoint is DIRECTORY/JOB/chk-N. */
  private static final int DEPTH = 3;

  /**
   * Searches for them.
   *
   * @param directories addresses of directories to search; they need not exist
   * @throws TrainingException if a directory cannot be read, or if all completed ones are damaged
   */
  static RestorePoints in(List<String> directories) {
    List<FileStatus> found = new ArrayList<>();
    for (String directory : directories) {
      try {
        Path folder = new Path(directory);
        collect(folder.getFileSystem(), folder, DEPTH, found);
      } catch (IOException e) {
        throw new TrainingException("cannot look for checkpoints in " + directory, e);
      }
    }
    List<StoredCheckpoint> usable = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    for (FileStatus metadata : found) {
      try {
        usable.add(StoredCheckpoint.read(metadata));
      } catch (StoredCheckpoint.RetiredFormatException e) {
        damaged.add(metadata.getPath().getParent() + " " + e.getMessage());
      } catch (IOException | RuntimeException e) {
        damaged.add(metadata.getPath().getParent() + " is damaged: " + reason(e));
      }
    }
    if (usable.isEmpty() && !damaged.isEmpty()) {
      throw new TrainingException(
          String.format(
              "nothing to resume from: %s; restore it from a copy, or remove it to start"
                  + " again from the first step",
              String.join("; ", damaged)));
    }
    return new RestorePoints(
        usable.stream().max(Comparator.naturalOrder()).map(StoredCheckpoint::address), damaged);
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? "it is truncated" : e.getMessage();
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
      } else if (child.getPath().getName().equals(StoredCheckpoint.METADATA)) {
        found.add(child);
      }
    }
  }
}
