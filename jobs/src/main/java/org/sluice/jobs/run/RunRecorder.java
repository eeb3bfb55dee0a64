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
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Trial;

/**
 * Writes down what a run does, iteration by iteration, and draws its learning curves at the end.
 *
 * <pre>{@code
 * try (RunRecorder recorder = new RunRecorder(RunDirectory.create(folder), configuration, out::println)) {
 *   recorder.record(learned.snapshot(), learned.progress());
 * }
 * }</pre>
 *
 * <p>The files of a single trial stand in the run's folder itself, those of several in one folder
 * each. For one thread at a time.
 */
public final class RunRecorder implements AutoCloseable {

  private static final String CURVE = "curve.png";

  /** Trials that have a curve of their own beside that of all: drawing takes a while. */
  private static final int OWN_CURVES = 20;

  private final RunDirectory directory;
  private final Consumer<String> remarks;
  private final Map<String, TrialFolder> trials = new LinkedHashMap<>();
  private final String configuration;

  /** Whether the next new iteration proves that the job runs with the configuration. */
  private boolean onTrial;

  /**
   * Begins the run's files, or goes on with those of a reopened directory.
   *
   * @param directory closed with the recorder, also if this fails
   * @param configuration what is run; kept with all that was left to defaults, without secrets
   * @param remarks is told, a line each, what a user should know: that files of an older run cannot
   *     be compared in full, or that a curve cannot be drawn
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
          throw new IllegalArgumentException("two trials are called " + trial.id());
        }
      }
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** Compares with what the run was begun with; a remark if that was not written down. */
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
                ? ": an older build wrote it, without what is trained"
                : ": is missing, and is written again as of now")
            + "; the configuration can be compared with the trials' snapshots alone");
  }

  /**
   * The job of a run that is gone on with has begun: with its first new iteration the configuration
   * has proved itself, and is kept. One that fails before must not stand in the way of the next.
   */
  public void begins() {
    onTrial = true;
  }

  /**
   * Takes what an iteration made. A trial's iterations come in their order; those that have been
   * written down, in this process or before it, are passed over.
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
              "version %d of %s and progress %d of %s are no iteration of this run's trials %s",
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

  /** Environment steps of a trial that have been written down. */
  public long steps(Trial trial) {
    return trials.get(trial.id()).steps();
  }

  /** Whether all trials are over, with all their steps or before. */
  public boolean isComplete() {
    return trials.values().stream().allMatch(folder -> folder.isOver());
  }

  /**
   * Draws the learning curves of what has been written, and gives the directory free. A curve that
   * cannot be drawn is remarked on: all that it shows is in the rows.
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
