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
import org.sluice.jobs.run.files.SnapshotFile;

/**
 * The snapshots in a trial's folder.
 *
 * @param byVersion the files of each version
 */
record SnapshotFiles(Map<Integer, List<Path>> byVersion) {

  /**
   * Finds them; none if there is no such folder.
   *
   * @throws RunException if one is damaged
   */
  static SnapshotFiles of(Path trialFolder) {
    Map<Integer, List<Path>> byVersion = new TreeMap<>();
    Path snapshots = trialFolder.resolve("snapshots");
    if (Files.isDirectory(snapshots)) {
      try (Stream<Path> files = Files.list(snapshots)) {
        files
            .filter(file -> file.getFileName().toString().matches("first|best|last|version-\\d+"))
            .sorted()
            .forEach(
                file ->
                    byVersion
                        .computeIfAbsent(
                            SnapshotFile.read(file).version(), version -> new ArrayList<>())
                        .add(file));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + snapshots, e);
      }
    }
    return new SnapshotFiles(byVersion);
  }
}
