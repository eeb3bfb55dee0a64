package org.sluice.jobs.watch.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.recorded.RecordedRun;
import org.sluice.jobs.run.recorded.WatchedTrial;
import org.sluice.jobs.top.RecordedStanding;
import org.sluice.jobs.top.Standing;

/** The trials in some folders or below them, each once. Trials that begin later are found too. */
public final class FolderSource implements Source {

  /** New trials are looked for in every so many readings. */
  private static final int LOOK_EVERY = 5;

  private record Followed(
      String name, WatchedTrial trial, RecordedStanding standing, History history, int run) {

    WatchedRow read() {
      Standing now = standing.read();
      return new WatchedRow(
          name.isEmpty() ? trial.name() : name,
          configuration(),
          now,
          history,
          Optional.of(trial.folder()),
          run);
    }

    private Map<String, String> configuration() {
      try {
        return trial.configuration();
      } catch (RunException e) {
        return Map.of(); // the standing says why
      }
    }
  }

  private final List<Path> folders;

  /** The folder that all of them are in. */
  private final Path root;

  private final int most;
  private final Map<Path, Followed> trials = new LinkedHashMap<>();

  /** Those beyond the most. */
  private final Set<Path> leftOut = new HashSet<>();

  private final List<FollowedRun> followedRuns = new ArrayList<>();

  /** The places of runs among these. */
  private final Map<Path, Integer> runs = new HashMap<>();

  private List<String> problems = List.of();
  private int readings;

  /**
   * @param folders of runs, trials or folders of these
   * @throws RunException if one of them contains no run; the message names each that does not
   */
  public FolderSource(List<Path> folders) {
    this(folders, Limits.MOST_TRIALS);
  }

  /**
   * @param most the most trials
   */
  FolderSource(List<Path> folders, int most) {
    this.most = most;
    this.folders = List.copyOf(folders);
    this.root =
        folders.stream()
            .map(folder -> folder.toAbsolutePath().normalize())
            .reduce(FolderSource::shared)
            .orElseThrow();
    List<String> missing = look();
    if (!missing.isEmpty()) {
      throw RunException.ofAll(missing);
    }
  }

  /**
   * Looks for new trials.
   *
   * @return a sentence for each folder without any trial
   */
  private List<String> look() {
    List<String> missing = new ArrayList<>();
    List<String> unlisted = new ArrayList<>();
    for (Path folder : folders) {
      try {
        Map<Path, History> histories = new HashMap<>();
        WatchedTrial.Found found =
            WatchedTrial.unknownBelow(
                folder,
                this::isKnown,
                trial -> histories.computeIfAbsent(trial, absent -> new History()));
        found.trials().forEach(trial -> follow(trial, histories.get(trial.folder())));
        unlisted.addAll(found.problems());
      } catch (RunException e) {
        missing.add(e.getMessage());
      }
    }
    problems = new ArrayList<>(missing);
    problems.addAll(unlisted);
    return missing;
  }

  private boolean isKnown(Path folder) {
    Path real = real(folder);
    return trials.containsKey(real) || leftOut.contains(real);
  }

  private void follow(WatchedTrial trial, History history) {
    Path real = real(trial.folder());
    if (trials.size() == most) {
      leftOut.add(real);
      return;
    }
    String name = folders.size() == 1 ? "" : name(trial.folder());
    int run = runs.computeIfAbsent(real(trial.run()), absent -> follow(trial.run()));
    trials.put(real, new Followed(name, trial, new RecordedStanding(trial), history, run));
  }

  /** The place of a new run. */
  private int follow(Path run) {
    followedRuns.add(new FollowedRun(run, name(run)));
    return followedRuns.size() - 1;
  }

  /** Its path below the folder that all are in; the last names of the path if it is not there. */
  private String name(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    return whole.startsWith(root) && !whole.equals(root)
        ? root.relativize(whole).toString()
        : RecordedRun.lastNames(whole, 2);
  }

  private static Path shared(Path one, Path other) {
    Path shared = one;
    while (!other.startsWith(shared)) {
      shared = shared.getParent();
    }
    return shared;
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize(); // it has just vanished, which reading reports
    }
  }

  @Override
  public Reading read() {
    if (++readings % LOOK_EVERY == 0) {
      List<String> unused = look();
    }
    List<WatchedRow> rows = trials.values().stream().map(Followed::read).toList();
    List<String> all = new ArrayList<>(problems);
    all.addAll(Limits.problems(rows, leftOut.size()));
    return new Reading(rows, followedRuns.stream().map(FollowedRun::read).toList(), all);
  }

  @Override
  public void close() {}
}
