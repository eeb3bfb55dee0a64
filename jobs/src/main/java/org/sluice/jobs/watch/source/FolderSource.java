package org.sluice.jobs.watch.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.progress.ProgressTail;
import org.sluice.jobs.run.recorded.WatchedTrial;
import org.sluice.jobs.top.RecordedStanding;
import org.sluice.jobs.top.Standing;

/** The trials in some folders or below them, each once. Trials that begin later are found too. */
public final class FolderSource implements Source {

  /** New trials are looked for in every so many readings. */
  private static final int LOOK_EVERY = 5;

  private record Followed(
      String name, WatchedTrial trial, RecordedStanding standing, History history) {

    WatchedRow read() {
      Standing now = standing.read();
      return new WatchedRow(
          name.isEmpty() ? trial.name() : name,
          configuration(),
          now,
          history,
          Optional.of(trial.folder()));
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
  private final Map<Path, Followed> trials = new LinkedHashMap<>();
  private List<String> problems = List.of();
  private int readings;

  /**
   * @param folders of runs, trials or folders of these
   * @throws RunException if one of them contains no run; the message names each that does not
   */
  public FolderSource(List<Path> folders) {
    this.folders = List.copyOf(folders);
    look();
    if (!problems.isEmpty()) {
      throw RunException.ofAll(problems);
    }
  }

  private void look() {
    List<String> missing = new ArrayList<>();
    for (Path folder : folders) {
      try {
        Map<Path, History> histories = new LinkedHashMap<>();
        List<WatchedTrial> found = WatchedTrial.below(folder, trial -> rows(histories, trial));
        found.forEach(trial -> follow(trial, histories.get(trial.folder())));
      } catch (RunException e) {
        missing.add(e.getMessage());
      }
    }
    problems = missing;
  }

  private static Optional<ProgressTail.Rows> rows(Map<Path, History> histories, Path trial) {
    return Optional.of(histories.computeIfAbsent(trial, absent -> new History()));
  }

  private void follow(WatchedTrial trial, History history) {
    trials.computeIfAbsent(
        real(trial.folder()),
        absent ->
            new Followed(
                folders.size() == 1 ? "" : trial.folder().toString(),
                trial,
                new RecordedStanding(trial),
                history == null ? new History() : history));
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
      look();
    }
    return new Reading(trials.values().stream().map(Followed::read).toList(), problems);
  }

  @Override
  public void close() {}
}
