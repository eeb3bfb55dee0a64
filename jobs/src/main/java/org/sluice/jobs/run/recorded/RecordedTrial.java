package org.sluice.jobs.run.recorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.jobs.conf.RecordedKeys;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.run.RunMetadata;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;
import org.sluice.jobs.run.progress.ProgressColumn;
import org.sluice.jobs.run.progress.ProgressFile;
import org.sluice.jobs.run.progress.RecordedRow;
import org.sluice.learning.hyperparameters.TrialParams;

/**
 * One recorded trial, for readers. Its environment may be unknown to this build.
 *
 * @param folder where its files are
 * @param configuration every key and value of the trial, including name and seed
 * @param rows one per iteration
 * @param run the run that it belongs to
 */
public record RecordedTrial(
    Path folder, Map<String, String> configuration, List<RecordedRow> rows, RecordedRun run) {

  public static final String NAME = Keys.NAME;
  public static final String ENVIRONMENT = Keys.ENVIRONMENT;
  public static final String SEED = Keys.SEED;

  /** The largest size of a configuration, in bytes. */
  private static final long MOST_CONFIGURATION = 1 << 20;

  /**
   * Reads a trial.
   *
   * @throws RunException if it cannot be read
   */
  static RecordedTrial read(Path folder, RecordedRun run) {
    return new RecordedTrial(
        folder, configuration(folder), ProgressFile.read(folder.resolve(ProgressFile.NAME)), run);
  }

  /**
   * The keys and values of a trial as text.
   *
   * @throws RunException if they cannot be read
   */
  static Map<String, String> configuration(Path folder) {
    Path file = folder.resolve(RunFiles.CONFIGURATION);
    try {
      return RecordedKeys.ofTrial(file, text(file));
    } catch (ConfigurationException e) {
      throw new RunException("a trial cannot be read: " + e.getMessage(), e);
    }
  }

  /** The text of a configuration. */
  static String text(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > MOST_CONFIGURATION) {
        throw new RunException(file + ": is larger than 1 MB, too large for a configuration");
      }
    } catch (IOException e) {
      throw RunFiles.failure(file, "cannot be read", e);
    }
    return RunFiles.readText(file);
  }

  /** The trial's name. */
  public String name() {
    return configuration.get(NAME);
  }

  /** The id of the trial's environment, without parameters. */
  public String environment() {
    return configuration.get(ENVIRONMENT);
  }

  /** The trial's seed. */
  public String seed() {
    return configuration.get(SEED);
  }

  /** When and by which build it was trained, if recorded. */
  public Optional<RunMetadata> metadata() {
    return run.metadata();
  }

  /** The environment steps of the whole trial, rounded up to whole batches. */
  public long totalSteps() {
    return totalSteps(configuration);
  }

  static long totalSteps(Map<String, String> configuration) {
    return iterations(configuration) * batch(configuration);
  }

  /** Whether all iterations have been made; those that rolled a live trial back took no steps. */
  public boolean isComplete() {
    return !rows.isEmpty() && isComplete(configuration, rows.get(rows.size() - 1));
  }

  static boolean isComplete(Map<String, String> configuration, RecordedRow newest) {
    return newest.number(ProgressColumn.ITERATIONS) >= iterations(configuration);
  }

  private static long iterations(Map<String, String> configuration) {
    long asked = Long.parseLong(configuration.get(TrialParams.TOTAL_STEPS.name));
    return (asked - 1) / batch(configuration) + 1;
  }

  private static long batch(Map<String, String> configuration) {
    return Long.parseLong(configuration.get(TrialParams.BATCH.name));
  }

  /** Whether it failed. */
  public boolean failed() {
    return !rows.isEmpty() && rows.get(rows.size() - 1).failed();
  }

  /** Why it ended early (failed or stopped); empty if it did not. */
  public String failure() {
    return rows.isEmpty() ? "" : rows.get(rows.size() - 1).text(ProgressColumn.FAILURE);
  }
}
