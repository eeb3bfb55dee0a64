package org.sluice.jobs.run.recorded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sluice.jobs.conf.RecordedKeys;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.run.RunMetadata;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;

/**
 * The run of recorded trials.
 *
 * @param folder the run's folder, which may also be its only trial's
 * @param metadata when and by which build it was trained, if recorded
 * @param configuration one line per key; empty if it cannot be read
 * @param problem the problem with the metadata; empty if there is none
 */
public record RecordedRun(
    Path folder, Optional<RunMetadata> metadata, String configuration, String problem) {

  /** The metadata is in the run's folder, at or above its trials'. */
  static Path folderOf(Path trial, Path top) {
    for (Path place = trial; place != null && place.startsWith(top); place = place.getParent()) {
      if (Files.exists(place.resolve(RunMetadata.FILE))) {
        return place;
      }
    }
    return trial;
  }

  /** Reads a run; its trials are usable even if parts of it cannot be read. */
  public static RecordedRun read(Path folder) {
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

  /** Its name for display. */
  public String name() {
    return lastNames(folder, 1);
  }

  /** The command that began a run; empty if it is not recorded. */
  public static String command(RunMetadata metadata) {
    return metadata.command().isEmpty() ? "" : "./sluice " + String.join(" ", metadata.command());
  }

  /** Its origin and its configuration, for people. */
  public String text() {
    String origin =
        metadata
            .map(
                known ->
                    String.join(
                        "\n",
                        "# started: " + known.started(),
                        "# Sluice " + known.version() + ", git revision " + known.revision(),
                        "# Java " + known.java(),
                        "# machine: " + known.machine(),
                        "# command: " + command(known),
                        lines("# starts from: ", known.startFrom())
                            + lines("# acts through: ", known.below())))
            .orElse("");
    return "# folder: " + folder + "\n" + origin + configuration;
  }

  /** A line for each snapshot. */
  private static String lines(String prefix, Map<String, String> snapshots) {
    return snapshots.entrySet().stream()
        .map(one -> prefix + one.getKey() + ", " + one.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /** The last n names of its path, to distinguish it from other runs. */
  public static String lastNames(Path path, int count) {
    Path whole = path.toAbsolutePath().normalize();
    int names = whole.getNameCount();
    return names == 0
        ? whole.toString()
        : whole.subpath(Math.max(0, names - count), names).toString();
  }

  /** The run of a trial without recorded metadata. */
  public static RecordedRun unknown(Path folder) {
    return new RecordedRun(folder, Optional.empty(), "", "");
  }

  /** The distinct problems of runs. */
  static List<String> problems(List<RecordedTrial> trials) {
    return trials.stream()
        .map(trial -> trial.run().problem())
        .filter(problem -> !problem.isEmpty())
        .distinct()
        .toList();
  }
}
