package org.sluice.jobs.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.ml.param.Param;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.ResumedKeys;
import org.sluice.jobs.conf.TrialYaml;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.conf.trial.StartingSnapshots;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.jobs.run.plot.LearningCurve;
import org.sluice.jobs.run.progress.ProgressColumn;
import org.sluice.jobs.run.progress.ProgressFile;
import org.sluice.jobs.run.progress.RecordedRow;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/**
 * The folder of one trial: its configuration, progress and snapshots.
 *
 * <p>An iteration's row is written after its snapshots. An iteration with a row is therefore
 * complete, and an interrupted one is written again when it is replayed.
 */
final class TrialFolder {

  private final Path folder;
  private final Trial trial;
  private final int snapshotEvery;
  private final LongSupplier nanoseconds;
  private final ProgressFile progress;
  private final long start;
  private final double secondsBefore;
  private int iterations;
  private int lastVersion = -1;
  private long steps;
  private boolean ended;
  private double bestReturn = Double.NEGATIVE_INFINITY;

  /**
   * Creates the folder's files, or continues them.
   *
   * @throws ConfigurationException if its configuration belongs to another trial
   * @throws RunException if anything else in it was not written by this trial
   */
  TrialFolder(Path folder, Trial trial, int snapshotEvery, LongSupplier nanoseconds) {
    this.folder = folder;
    this.trial = trial;
    this.snapshotEvery = snapshotEvery;
    this.nanoseconds = nanoseconds;
    RunFiles.makeFolder(folder.resolve("snapshots"));
    keepConfiguration();
    this.progress =
        new ProgressFile(folder.resolve(ProgressFile.NAME), trial.algorithm().metrics());
    this.start = nanoseconds.getAsLong();
    double elapsed = 0;
    int firstVersion = -1;
    int bestVersion = -1;
    for (RecordedRow row : progress.rows()) {
      iterations++;
      lastVersion = (int) row.number(ProgressColumn.VERSION);
      firstVersion = iterations == 1 ? lastVersion : firstVersion;
      steps = (long) row.number(ProgressColumn.TIMESTEPS);
      ended = !row.text(ProgressColumn.FAILURE).isEmpty();
      elapsed = row.number(ProgressColumn.ELAPSED);
      double meanReturn = row.number(ProgressColumn.RETURN);
      if (meanReturn > bestReturn) {
        bestReturn = meanReturn;
        bestVersion = lastVersion;
      }
    }
    this.secondsBefore = elapsed;
    checkSnapshot("first", firstVersion);
    checkSnapshot("best", bestVersion);
    checkSnapshot("last", lastVersion);
  }

  private void keepConfiguration() {
    Path file = folder.resolve(RunFiles.CONFIGURATION);
    if (!Files.exists(file)) {
      RunFiles.replacePrivate(file, TrialYaml.of(trial));
      return;
    }
    Configuration found = Configuration.withoutJob(file, RunFiles.readText(file));
    Map<String, String> before = TrialYaml.entries(trial);
    Map<String, String> after = TrialYaml.entries(found.trial());
    if (!trial.start().isNone()) {
      requireSame(StartParams.SNAPSHOT, StartParams.DIGEST, before, after);
    }
    if (!trial.below().isEmpty()) {
      requireSame(BelowParams.SNAPSHOT, BelowParams.DIGEST, before, after);
    }
    if (!before.equals(after)) {
      throw ResumedKeys.changed(file, before, after, found.written());
    }
  }

  private void requireSame(
      Param<String> file,
      Param<String> digest,
      Map<String, String> before,
      Map<String, String> after) {
    String now = before.get(digest.name);
    String then = after.getOrDefault(digest.name, now);
    if (!now.equals(then)) {
      throw new ConfigurationException(
          StartingSnapshots.another(trial.hyperparameters().get(file), digest, now, then));
    }
  }

  /** Snapshots are written before rows, so a snapshot may be one version ahead. */
  private void checkSnapshot(String name, int version) {
    Path file = snapshot(name);
    if (!Files.exists(file)) {
      return;
    }
    PolicySnapshot found = SnapshotFile.read(file);
    requireSame(file, described(found.trial(), found.specification()), described());
    int foundVersion = found.version();
    if (foundVersion != version && foundVersion <= lastVersion) {
      throw new RunException(
          String.format(
              "%s: is version %d, but according to %s it should be %d; restore the run's file,"
                  + " or remove it",
              file, foundVersion, ProgressFile.NAME, version));
    }
  }

  private Map<String, String> described() {
    return described(trial.id(), TrialModel.of(trial).specification(trial));
  }

  /** A policy's specification as keys and values. */
  private static Map<String, String> described(String name, PolicySpecification specification) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put(Keys.NAME, name);
    entries.put(Keys.ENVIRONMENT, specification.environment());
    entries.put(AlgorithmParams.ALGORITHM.name, specification.algorithm());
    entries.putAll(specification.settings());
    return entries;
  }

  private static void requireSame(Path file, Map<String, String> before, Map<String, String> now) {
    if (!before.equals(now)) {
      throw new RunException(
          String.format(
              "%s: belongs to another trial: %s; restore this trial's own file, or start a new run",
              file, TrainedKeys.differences(before, now)));
    }
  }

  /**
   * Records an iteration, unless it was recorded before.
   *
   * @return whether it was new
   * @throws RunException if iterations before it are missing
   */
  boolean record(PolicySnapshot snapshot, Progress figures) {
    if (figures.version() <= lastVersion) {
      return false;
    }
    int due = iterations == 0 ? 1 + trial.lag() : lastVersion + 1;
    if (figures.version() != due) {
      throw new RunException(
          String.format(
              "%s: has %d rows and needs version %d next, but the topics continue with version %d;"
                  + " restore the file, or start a new run",
              folder.resolve(ProgressFile.NAME), iterations, due, figures.version()));
    }
    byte[] bytes = SnapshotFile.encode(snapshot);
    if (iterations == 0) {
      keep("first", bytes);
    }
    if (snapshotEvery > 0 && figures.version() % snapshotEvery == 0) {
      keep(SnapshotFile.name(figures.version()), bytes);
    }
    if (figures.meanReturn() > bestReturn) {
      bestReturn = figures.meanReturn();
      keep("best", bytes);
    }
    keep("last", bytes);
    double seconds = secondsBefore + (nanoseconds.getAsLong() - start) / 1e9;
    iterations++;
    lastVersion = figures.version();
    steps = figures.steps();
    ended = !figures.failure().isEmpty();
    progress.append(new ProgressColumn.Row(figures, iterations, seconds));
    return true;
  }

  /** The learning curve: environment steps against the mean return of the last episodes. */
  List<LearningCurve.Point> curve() {
    return progress.rows().stream()
        .map(
            row ->
                new LearningCurve.Point(
                    row.number(ProgressColumn.TIMESTEPS), row.number(ProgressColumn.RETURN)))
        .filter(point -> Double.isFinite(point.meanReturn()))
        .toList();
  }

  /** Whether the trial has made all its versions, has failed or was stopped. */
  boolean isOver() {
    return ended || lastVersion >= trial.lastVersion();
  }

  /** Environment steps of the newest policy. */
  long steps() {
    return steps;
  }

  Trial trial() {
    return trial;
  }

  Path folder() {
    return folder;
  }

  private void keep(String name, byte[] bytes) {
    RunFiles.replace(snapshot(name), bytes);
  }

  private Path snapshot(String name) {
    return folder.resolve("snapshots").resolve(name);
  }
}
