package org.sluice.jobs.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.TrialYaml;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.run.files.RunFiles;
import org.sluice.jobs.run.plot.LearningCurve;
import org.sluice.jobs.run.plot.PictureException;
import org.sluice.jobs.run.rejected.RejectedFile;
import org.sluice.jobs.run.rejected.RejectionCount;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Trial;

/**
 * Records a run iteration by iteration, and draws its learning curves at the end.
 *
 * <pre>{@code
 * try (RunRecorder recorder = new RunRecorder(RunDirectory.create(folder), configuration, out::println)) {
 *   recorder.record(learned.snapshot(), learned.progress());
 * }
 * }</pre>
 *
 * <p>The files of a single trial are in the run's folder, those of several trials in one subfolder
 * each. For one thread at a time.
 */
public final class RunRecorder implements AutoCloseable {

  private static final String CURVE = "curve.png";

  /** The most trials for which each gets its own curve, since drawing takes a while. */
  private static final int OWN_CURVES = 20;

  private final RunDirectory directory;
  private final Consumer<String> remarks;
  private final Map<String, TrialFolder> trials = new LinkedHashMap<>();
  private final String configuration;

  /** Whether the next new iteration confirms that the job runs with the configuration. */
  private boolean onTrial;

  /**
   * Creates the run's files, or continues those of a reopened directory.
   *
   * @param directory closed with the recorder, also if this fails
   * @param configuration what is run; saved with all defaults, without secrets
   * @param remarks receives notes for the user, one line each, for example that a curve cannot be
   *     drawn
   */
  public RunRecorder(
      RunDirectory directory, Configuration configuration, Consumer<String> remarks) {
    this(directory, configuration, remarks, System::nanoTime);
  }

  RunRecorder(
      RunDirectory directory,
      Configuration configuration,
      Consumer<String> remarks,
      LongSupplier nanoseconds) {
    this.directory = directory;
    this.configuration = TrialYaml.of(configuration);
    this.remarks = remarks;
    boolean single = configuration.trials().size() == 1;
    try {
      compare(directory.folder(), configuration).ifPresent(remarks);
      RunMetadata.now(configuration).keep(directory.folder());
      if (!directory.isOfARun()) {
        directory.keep(this.configuration);
      }
      for (Trial trial : configuration.trials()) {
        TrialFolder folder =
            new TrialFolder(
                single ? directory.folder() : directory.folder().resolve(trial.id()),
                trial,
                configuration.job().values().get(JobParams.SNAPSHOT_EVERY),
                nanoseconds);
        if (this.trials.put(trial.id(), folder) != null) {
          throw new IllegalArgumentException("duplicate trial id " + trial.id());
        }
      }
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /**
   * Compares the configuration with what the run trains; returns a remark if that was not recorded.
   */
  private static Optional<String> compare(Path folder, Configuration configuration) {
    if (!Files.exists(folder.resolve(RunFiles.CONFIGURATION))) {
      return Optional.empty();
    }
    Path file = folder.resolve(RunMetadata.FILE);
    Optional<RunMetadata> before = RunMetadata.read(folder);
    if (before.isPresent() && before.get().trained() != null) {
      TrainedKeys.requireSame(folder, before.get().trained(), configuration);
      return Optional.empty();
    }
    TrainedKeys.requireSame(folder, TrainedKeys.kept(folder), configuration);
    return Optional.of(
        file
            + (before.isPresent()
                ? ": was written by an older build and does not record what is trained"
                : ": is missing and is written again")
            + "; the configuration can only be compared with the trials' snapshots");
  }

  /**
   * Called when the job of a resumed run has started. The configuration is saved with the first new
   * iteration, so that settings that make the job fail do not block the next attempt.
   */
  public void begins() {
    onTrial = true;
  }

  /**
   * Records an iteration. A trial's iterations must come in order; those already recorded, by this
   * process or an earlier one, are skipped.
   *
   * @throws org.sluice.jobs.run.files.RunException if a file cannot be written
   */
  public void record(PolicySnapshot snapshot, Progress progress) {
    TrialFolder folder = trials.get(progress.trial());
    if (folder == null
        || !snapshot.trial().equals(progress.trial())
        || snapshot.version() != progress.version()) {
      throw new IllegalArgumentException(
          String.format(
              "version %d of %s and progress %d of %s are not an iteration of this run's trials %s",
              snapshot.version(),
              snapshot.trial(),
              progress.version(),
              progress.trial(),
              trials.keySet()));
    }
    if (folder.record(snapshot, progress) && onTrial) {
      directory.keep(configuration);
      onTrial = false;
    }
  }

  /** Records which records the run's readers have rejected; none yet if the list is empty. */
  public void recordRejected(List<RejectionCount> counts) {
    RejectedFile.keep(directory.folder(), counts);
  }

  /** Recorded environment steps of a trial. */
  public long steps(Trial trial) {
    return trials.get(trial.id()).steps();
  }

  /** Whether all trials are over, complete or ended early. */
  public boolean isComplete() {
    return trials.values().stream().allMatch(folder -> folder.isOver());
  }

  /**
   * Draws the learning curves and releases the directory. A curve that cannot be drawn only causes
   * a remark, since its data is in the rows.
   */
  @Override
  public void close() {
    try (directory) {
      drawCurves();
    } catch (PictureException e) {
      remarks.accept(e.getMessage());
    }
  }

  private void drawCurves() {
    Map<String, List<LearningCurve.Point>> curves = new LinkedHashMap<>();
    for (TrialFolder trial : trials.values()) {
      List<LearningCurve.Point> curve = trial.curve();
      if (!curve.isEmpty()) {
        curves.put(trial.trial().id(), curve);
        if (trials.size() > 1 && trials.size() <= OWN_CURVES) {
          LearningCurve.write(
              trial.folder().resolve(CURVE),
              trial.trial().environment(),
              Map.of(trial.trial().id(), curve));
        }
      }
    }
    if (curves.isEmpty()) {
      if (trials.values().stream().anyMatch(trial -> trial.steps() > 0)) {
        remarks.accept("no episode has ended, so there is no " + CURVE);
      }
    } else {
      LearningCurve.write(directory.folder().resolve(CURVE), title(), curves);
    }
  }

  private String title() {
    return String.join(
        ", ",
        trials.values().stream().map(trial -> trial.trial().environment()).distinct().toList());
  }
}
