package org.sluice.jobs.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.TrialYaml;
import org.sluice.learner.Trial;
import org.sluice.records.PolicySnapshot;
import org.sluice.records.Progress;

/**
 * What one trial leaves: its configuration, progress and snapshots.
 *
 * <p>An iteration's row is written after its snapshots. So whatever is in the rows is complete, and
 * an iteration that was cut short is written again when it is replayed.
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
   * Begins the folder, or goes on with what is in it.
   *
   * @param configuration the trial's, as it is to be kept
   */
  TrialFolder(
      Path folder, Trial trial, String configuration, int snapshotEvery, LongSupplier nanoseconds) {
    this.folder = folder;
    this.trial = trial;
    this.snapshotEvery = snapshotEvery;
    this.nanoseconds = nanoseconds;
    RunFiles.makeFolder(folder.resolve("snapshots"));
    keepConfiguration(configuration);
    this.progress = new ProgressFile(folder.resolve(ProgressFile.NAME));
    this.start = nanoseconds.getAsLong();
    double elapsed = 0;
    for (RecordedRow row : progress.rows()) {
      iterations++;
      lastVersion = (int) row.number(ProgressColumn.VERSION);
      steps = (long) row.number(ProgressColumn.TIMESTEPS);
      ended = !row.text(ProgressColumn.FAILURE).isEmpty();
      elapsed = row.number(ProgressColumn.ELAPSED);
      double meanReturn = row.number(ProgressColumn.RETURN);
      bestReturn = meanReturn > bestReturn ? meanReturn : bestReturn;
    }
    this.secondsBefore = elapsed;
  }

  /** How a run goes on may be other than how it began; what it trains may not. */
  private void keepConfiguration(String text) {
    Path file = folder.resolve(RunFiles.CONFIGURATION);
    if (Files.exists(file)) {
      Trial before = Configuration.trial(file, RunFiles.readText(file));
      if (!TrialYaml.of(before).equals(TrialYaml.of(trial))) {
        throw new RunException(
            file + ": is of another configuration; go on with that one, or begin another run");
      }
    }
    RunFiles.replacePrivate(file, text);
  }

  /** Writes an iteration down, unless it has been. */
  void record(PolicySnapshot snapshot, Progress figures) {
    if (figures.version() <= lastVersion) {
      return;
    }
    byte[] bytes = new SnapshotFile(trial, snapshot).encode();
    if (iterations == 0) {
      keep("first", bytes);
    }
    if (snapshotEvery > 0 && figures.version() % snapshotEvery == 0) {
      keep(String.format("version-%06d", figures.version()), bytes);
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

  /** Whether the trial has taken all its steps, has failed or was stopped. */
  boolean isOver() {
    return ended || steps >= trial.totalSteps();
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
    RunFiles.replace(folder.resolve("snapshots").resolve(name), bytes);
  }
}
