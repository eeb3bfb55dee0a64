package org.sluice.jobs.run.recorded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sluice.jobs.run.RunDirectory;
import org.sluice.jobs.run.RunMetadata;
import org.sluice.jobs.run.SubmittedJob;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.progress.ProgressFile;
import org.sluice.jobs.run.progress.ProgressTail;
import org.sluice.jobs.run.progress.RecordedRow;

/**
 * A trial that may still be active, watched from outside: its files may change or vanish. For one
 * thread.
 */
public final class WatchedTrial {

  private final Path folder;
  private final boolean alone;
  private final Path place;
  private final Optional<String> unreadable;
  private final ProgressTail progress;
  private Map<String, String> configuration = Map.of();

  /** The beginning of the rows that the configuration belongs to. */
  private int beginning = 1;

  /**
   * What a folder contains.
   *
   * @param trials in the order of their paths
   * @param problems a sentence for each folder that cannot be listed
   */
  public record Found(List<WatchedTrial> trials, List<String> problems) {}

  private WatchedTrial(
      Path place, Path folder, Optional<String> unreadable, Optional<ProgressTail.Rows> rows) {
    this.place = place;
    this.folder = folder;
    this.alone = folder.equals(place);
    this.unreadable = unreadable;
    this.progress = new ProgressTail(folder.resolve(ProgressFile.NAME), rows);
  }

  /**
   * Every trial in a folder or below it, in the order of their paths; and every folder that cannot
   * be listed, as an unreadable trial.
   *
   * @throws RunException if there is none
   */
  public static List<WatchedTrial> below(Path folder) {
    TrialFolders found = TrialFolders.below(folder);
    return Stream.concat(
            found.folders().stream()
                .map(trial -> new WatchedTrial(folder, trial, Optional.empty(), Optional.empty())),
            found.unreadable().stream()
                .map(
                    one ->
                        new WatchedTrial(
                            folder, one.folder(), Optional.of(one.message()), Optional.empty())))
        .toList();
  }

  /**
   * The trials in a folder or below it that are not known yet, for readers that need every row.
   *
   * @param known whether the trial in a folder is known; it is left out then
   * @param rows what takes the rows of the trial in a folder
   * @throws RunException if there is no trial, known or unknown
   */
  public static Found unknownBelow(
      Path folder, Predicate<Path> known, Function<Path, ProgressTail.Rows> rows) {
    TrialFolders found = TrialFolders.below(folder);
    return new Found(
        found.folders().stream()
            .filter(known.negate())
            .map(
                trial ->
                    new WatchedTrial(
                        folder, trial, Optional.empty(), Optional.of(rows.apply(trial))))
            .toList(),
        found.unreadable().stream().map(TrialFolders.Unreadable::message).toList());
  }

  /** Where its files are. */
  public Path folder() {
    return folder;
  }

  /** Its display name: its path below the folder, or its id if it is the only trial. */
  public String name() {
    if (!alone) {
      return place.relativize(folder).toString();
    }
    return configuration.getOrDefault(RecordedTrial.NAME, RecordedRun.lastNames(folder, 1));
  }

  /**
   * The number of steps of the whole trial.
   *
   * @throws RunException if its configuration cannot be read
   */
  public long totalSteps() {
    return RecordedTrial.totalSteps(configuration());
  }

  /**
   * Whether its newest iteration is its last.
   *
   * @throws RunException if its configuration cannot be read
   */
  public boolean isComplete(RecordedRow newest) {
    return RecordedTrial.isComplete(configuration(), newest);
  }

  /**
   * Its keys and values as text, read again once its rows have begun again: another trial may have
   * taken its place.
   *
   * @throws RunException if its configuration cannot be read
   */
  public Map<String, String> configuration() {
    int begun = Math.max(1, progress.beginnings());
    if (configuration.isEmpty() || begun != beginning) {
      if (unreadable.isPresent()) {
        throw new RunException(unreadable.get());
      }
      configuration = RecordedTrial.configuration(folder);
      beginning = begun;
    }
    return configuration;
  }

  /**
   * The newest iteration.
   *
   * @throws RunException if it cannot be read
   */
  public Optional<RecordedRow> newest() {
    return progress.newest();
  }

  /** The job of its run on a cluster; empty if it was not submitted. */
  public Optional<SubmittedJob> submitted() {
    return metadataFolder().flatMap(SubmittedJob::read);
  }

  /** Whether a live process holds its run. */
  public boolean isHeld() {
    return metadataFolder().map(RunDirectory::isHeld).orElse(false);
  }

  /** The folder of its run; its own, if no metadata tells. */
  public Path run() {
    return metadataFolder().orElse(folder);
  }

  /** The first folder with metadata, at or above its own. */
  private Optional<Path> metadataFolder() {
    Path at = folder.toAbsolutePath().normalize();
    while (at != null && !Files.exists(at.resolve(RunMetadata.FILE))) {
      at = at.getParent();
    }
    return Optional.ofNullable(at);
  }
}
