package org.sluice.jobs.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.env.EnvException;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.ConfigurationException;
import org.sluice.jobs.conf.TrialYaml;

/**
 * What one trial has left, for those who only read.
 *
 * @param folder where its files are
 * @param configuration every key of the trial with its value, name and seed included
 * @param rows an iteration each
 * @param metadata where its run comes from, if that was written down
 */
public record RecordedTrial(
    Path folder,
    Map<String, String> configuration,
    List<RecordedRow> rows,
    Optional<RunMetadata> metadata) {

  public static final String NAME = "name";
  public static final String ENVIRONMENT = "environment";
  public static final String SEED = "seed";

  /**
   * Reads every trial in a folder or below it, in the order of their paths.
   *
   * @throws RunException if there is none, or one cannot be read
   */
  public static List<RecordedTrial> below(Path folder) {
    return TrialFolders.below(folder).stream().map(trial -> read(folder, trial)).toList();
  }

  private static RecordedTrial read(Path run, Path folder) {
    return new RecordedTrial(
        folder,
        configuration(folder.resolve(RunFiles.CONFIGURATION)),
        ProgressFile.read(folder.resolve(ProgressFile.NAME)),
        metadata(run, folder));
  }

  /** The metadata of a run stand in its own folder, at or above its trials'. */
  private static Optional<RunMetadata> metadata(Path run, Path folder) {
    for (Path place = folder; place != null && place.startsWith(run); place = place.getParent()) {
      Optional<RunMetadata> found = RunMetadata.read(place);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The trial's keys alone: how a run goes, and on which cluster, makes no other trial of it. */
  private static Map<String, String> configuration(Path file) {
    try {
      return TrialYaml.entries(Configuration.trial(file, RunFiles.readText(file)));
    } catch (ConfigurationException | EnvException e) {
      throw new RunException("a trial cannot be read: " + e.getMessage(), e);
    }
  }

  /** The trial's name. */
  public String name() {
    return configuration.get(NAME);
  }

  /** Where it acts. */
  public String environment() {
    return configuration.get(ENVIRONMENT);
  }

  /** Where its randomness comes from. */
  public String seed() {
    return configuration.get(SEED);
  }

  /** Whether it could not go on. */
  public boolean failed() {
    return !rows.isEmpty() && rows.get(rows.size() - 1).failed();
  }

  /** Why it ended before its time, as it failed or was stopped; empty if it did not. */
  public String failure() {
    return rows.isEmpty() ? "" : rows.get(rows.size() - 1).text(ProgressColumn.FAILURE);
  }
}
