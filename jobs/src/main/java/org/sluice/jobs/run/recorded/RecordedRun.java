package org.sluice.jobs.run.recorded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sluice.jobs.conf.RecordedKeys;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.run.RunMetadata;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;

/**
 * Where recorded trials come from.
 *
 * @param folder the run's, which may be that of its only trial
 * @param metadata when and by what it was trained, if that was written down
 * @param configuration a line for each key; empty if there is none that can be read
 * @param problem what is wrong with the metadata; empty if nothing is
 */
public record RecordedRun(
    Path folder, Optional<RunMetadata> metadata, String configuration, String problem) {

  /** The metadata of a run stand in its own folder, at or above its trials'. */
  static Path folderOf(Path trial, Path top) {
    for (Path place = trial; place != null && place.startsWith(top); place = place.getParent()) {
      if (Files.exists(place.resolve(RunMetadata.FILE))) {
        return place;
      }
    }
    return trial;
  }

  /** Reads one: what cannot be read of it leaves its trials as they are. */
  static RecordedRun read(Path folder) {
    try {
      return new RecordedRun(folder, RunMetadata.read(folder), configuration(folder), "");
    } catch (RunException e) {
      return new RecordedRun(folder, Optional.empty(), configuration(folder), e.getMessage());
    }
  }

  private static String configuration(Path folder) {
    Path file = folder.resolve(RunFiles.CONFIGURATION);
    try {
      return RecordedKeys.ofRun(file, RecordedTrial.text(file));
    } catch (RunException | ConfigurationException e) {
      return "";
    }
  }

  /** What people call it. */
  public String name() {
    return lastNames(folder, 1);
  }

  /** The last names of its path: enough of them tell it from any other run. */
  public static String lastNames(Path path, int count) {
    Path whole = path.toAbsolutePath().normalize();
    int names = whole.getNameCount();
    return names == 0
        ? whole.toString()
        : whole.subpath(Math.max(0, names - count), names).toString();
  }

  /** Of a trial that stands alone, in tests and where nothing was written down. */
  public static RecordedRun unknown(Path folder) {
    return new RecordedRun(folder, Optional.empty(), "", "");
  }

  /** What is wrong with each of these, once. */
  static List<String> problems(List<RecordedTrial> trials) {
    return trials.stream()
        .map(trial -> trial.run().problem())
        .filter(problem -> !problem.isEmpty())
        .distinct()
        .toList();
  }
}
