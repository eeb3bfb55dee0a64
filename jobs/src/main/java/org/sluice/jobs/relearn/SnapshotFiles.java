package org.sluice.jobs.relearn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;
import org.sluice.jobs.run.files.SnapshotFile;

/**
 * The snapshots in a trial's folder, as they were when they were read: while the trial learns,
 * files are replaced by those of newer versions.
 *
 * @param byVersion those of each version
 */
record SnapshotFiles(Map<Integer, List<Kept>> byVersion) {

  /** A file and what it contained. */
  record Kept(Path file, byte[] bytes) {}

  /**
   * Reads them; none if there is no such folder.
   *
   * @throws RunException if one is damaged
   */
  static SnapshotFiles of(Path trialFolder) {
    Map<Integer, List<Kept>> byVersion = new TreeMap<>();
    Path snapshots = trialFolder.resolve("snapshots");
    if (Files.isDirectory(snapshots)) {
      try (Stream<Path> files = Files.list(snapshots)) {
        files
            .filter(file -> file.getFileName().toString().matches("first|best|last|version-\\d+"))
            .sorted()
            .map(file -> new Kept(file, RunFiles.read(file)))
            .forEach(
                kept ->
                    byVersion
                        .computeIfAbsent(
                            SnapshotFile.decode(kept.file(), kept.bytes()).version(),
                            version -> new ArrayList<>())
                        .add(kept));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + snapshots, e);
      }
    }
    return new SnapshotFiles(byVersion);
  }
}
