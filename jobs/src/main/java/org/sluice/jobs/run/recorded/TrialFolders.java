package org.sluice.jobs.run.recorded;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;
import org.sluice.jobs.run.progress.ProgressFile;

/**
 * The folders of trials.
 *
 * @param folders in the order of their paths; links are followed, and each folder is entered once
 * @param unreadable folders that could not be listed
 * @param loops a sentence for each link to a folder above it
 */
record TrialFolders(List<Path> folders, List<Unreadable> unreadable, List<String> loops) {

  /** A folder that could not be listed. */
  record Unreadable(Path folder, String message) {}

  /**
   * The folders of all trials in a folder or below it.
   *
   * @throws RunException if there is none
   */
  static TrialFolders below(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new RunException(
          folder + ": " + (Files.exists(folder) ? "is not a folder" : "no such folder"));
    }
    Walk walk = new Walk();
    walk.from(folder);
    if (walk.folders.isEmpty()) {
      throw new RunException(
          walk.unreadable.isEmpty()
              ? folder + ": no run in this folder or below it: found no " + ProgressFile.NAME
              : walk.unreadable.get(0).message());
    }
    return new TrialFolders(walk.folders.stream().sorted().toList(), walk.unreadable, walk.loops);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    final List<Path> folders = new ArrayList<>();
    final List<Unreadable> unreadable = new ArrayList<>();
    final List<String> loops = new ArrayList<>();

    /**
     * Each folder is visited once, since links between folders could make exponentially many paths.
     */
    private final Set<Object> entered = new HashSet<>();

    /** Links are followed last, so that folders are found under their own names. */
    private final NavigableSet<Path> links = new TreeSet<>();

    private Path top;

    void from(Path folder) {
      for (top = folder; top != null; top = links.pollFirst()) {
        try {
          Files.walkFileTree(
              top, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
        } catch (IOException e) {
          throw RunFiles.failure(top, "cannot be listed", e);
        }
      }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (!folder.equals(top) && Files.isSymbolicLink(folder)) {
        links.add(folder);
        return FileVisitResult.SKIP_SUBTREE;
      }
      Object key = attributes.fileKey();
      return key == null || entered.add(key)
          ? FileVisitResult.CONTINUE
          : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.endsWith(ProgressFile.NAME)) {
        folders.add(file.getParent());
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      if (failure instanceof FileSystemLoopException) {
        loops.add(file + ": is a link to a folder above it and is not followed");
      } else if (!(failure instanceof NoSuchFileException)) { // the lock of an active run
        String message = RunFiles.failure(file, "cannot be listed", failure).getMessage();
        unreadable.add(new Unreadable(file, message));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
      return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, failure);
    }
  }
}
