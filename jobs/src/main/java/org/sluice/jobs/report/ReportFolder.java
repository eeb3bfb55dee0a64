package org.sluice.jobs.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;

/** The folder that a report is written to. */
public record ReportFolder(Path folder) {

  /**
   * Opens a folder that is empty or does not exist.
   *
   * @param force accepts any folder and replaces files of the same names
   * @throws RunException if it is not empty
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

  /** Writes the files atomically. */
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
