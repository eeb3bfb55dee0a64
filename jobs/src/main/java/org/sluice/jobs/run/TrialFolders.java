package org.sluice.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where trials are. */
final class TrialFolders {

  private TrialFolders() {}

  /**
   * The folders of all trials in a folder or below it, in the order of their paths.
   *
   * @throws RunException if there is none
   */
  static List<Path> below(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new RunException(
          folder + ": " + (Files.exists(folder) ? "is no folder" : "there is no such folder"));
    }
    List<Path> folders;
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      folders =
          files
              .filter(file -> file.endsWith(ProgressFile.NAME))
              .map(Path::getParent)
              .sorted()
              .toList();
    } catch (IOException e) {
      throw RunFiles.failure(folder, "cannot be listed", e);
    } catch (UncheckedIOException e) { // of a folder below it
      throw RunFiles.failure(folder, "cannot be listed", e.getCause());
    }
    if (folders.isEmpty()) {
      throw new RunException(
          folder + ": no run is in it, nor below it: there is no " + ProgressFile.NAME);
    }
    return folders;
  }
}
