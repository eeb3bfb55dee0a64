package org.sluice.jobs.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sluice.env.EnvException;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.ConfigurationException;
import org.sluice.learner.Trial;

/** A trial that may be under way, for those who watch it from outside. For one thread. */
public final class WatchedTrial {

  private final String name;
  private final Trial trial;
  private final Optional<Path> run;
  private final ProgressTail progress;

  private WatchedTrial(Path place, Path folder) {
    Path configuration = folder.resolve(RunFiles.CONFIGURATION);
    try {
      this.trial = Configuration.trial(configuration, RunFiles.readText(configuration));
    } catch (ConfigurationException | EnvException e) {
      throw new RunException("a trial cannot be read: " + e.getMessage(), e);
    }
    this.name = folder.equals(place) ? trial.id() : place.relativize(folder).toString();
    this.run = run(folder);
    this.progress = new ProgressTail(folder.resolve(ProgressFile.NAME));
  }

  /**
   * Every trial in a folder or below it, in the order of their paths.
   *
   * @throws RunException if there is none, or one cannot be read
   */
  public static List<WatchedTrial> below(Path folder) {
    return TrialFolders.below(folder).stream()
        .map(trial -> new WatchedTrial(folder, trial))
        .toList();
  }

  /** The metadata stand in the run's own folder, at or above its trials'. */
  private static Optional<Path> run(Path folder) {
    Path place = folder.toAbsolutePath().normalize();
    while (place != null && !Files.exists(place.resolve(RunMetadata.FILE))) {
      place = place.getParent();
    }
    return Optional.ofNullable(place);
  }

  /** What to call it among the others: its path below the folder, or its id if it is alone. */
  public String name() {
    return name;
  }

  /** What is trained. */
  public Trial trial() {
    return trial;
  }

  /** Its newest iteration. */
  public Optional<RecordedRow> newest() {
    return progress.newest();
  }

  /** The job that a cluster has of its run; empty if it was not submitted. */
  public Optional<SubmittedJob> submitted() {
    return run.flatMap(SubmittedJob::read);
  }

  /** Whether a process works on its run. */
  public boolean isHeld() {
    return run.isPresent() && RunDirectory.isHeld(run.get());
  }
}
