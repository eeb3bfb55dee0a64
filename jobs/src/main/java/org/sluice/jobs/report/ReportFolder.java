package org.sluice.jobs.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;

/** Where a report is written. */
public record ReportFolder(Path folder) {

  /**
   * Takes a folder that is empty or not there.
   *
   * @param force takes any folder: files of the report replace those of their names
   * @throws RunException if there is something in it
   */
  public static ReportFolder at(Path folder, boolean force) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new RunException(folder + ": is a file, not a folder; name another with --out");
    }
    if (!force && Files.exists(folder) && !isEmpty(folder)) {
      throw new RunException(
          folder
              + ": is not empty; name another folder with --out, or replace the report in it with"
              + " --force");
    }
    return new ReportFolder(folder);
  }

  /** Writes the files, each as a whole. */
  public void write(Map<String, Supplier<byte[]>> files) {
    files.forEach(
        (name, content) -> {
          Path file = folder.resolve(name);
          RunFiles.makeFolder(file.getParent());
          RunFiles.replace(file, content.get());
        });
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new RunException(folder + ": cannot be listed", e);
    }
  }
}
