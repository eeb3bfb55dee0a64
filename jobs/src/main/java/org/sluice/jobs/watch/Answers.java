package org.sluice.jobs.watch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.jobs.run.progress.ProgressColumn;
import org.sluice.jobs.watch.source.Series;
import org.sluice.jobs.watch.source.WatchedRow;

/** Answers the page's questions about trials. */
final class Answers {

  /** The most curves of one plot. */
  private static final int MOST_CURVES = 40;

  /** Of a trial. */
  private static final int MOST_POINTS = 1024;

  private static final int FEWEST_POINTS = 64;

  /** Of all trials of one plot, unless that left fewer than {@link #FEWEST_POINTS} of each. */
  private static final int ALL_POINTS = 1 << 17;

  private static final String STEPS = ProgressColumn.TIMESTEPS.heading();

  private final Board board;

  Answers(Board board) {
    this.board = board;
  }

  /** {@code column} over {@code over} of each trial in the lists {@code lines}. */
  String curves(Query query) {
    List<WatchedRow> trials = board.trials();
    String over = query.text("over");
    String column = query.text("column");
    List<List<Integer>> lines = query.lists("lines", trials.size(), MOST_CURVES);
    int most = points(lines.stream().mapToInt(List::size).sum());
    return Json.curves(
        lines.stream()
            .map(ids -> ids.stream().map(trials::get).toList())
            .map(line -> series(line, over, column, most))
            .toList());
  }

  /** Of so many trials: as many as a screen can show, and fewer of many trials. */
  private static int points(int trials) {
    return Math.max(FEWEST_POINTS, Math.min(MOST_POINTS, ALL_POINTS / trials));
  }

  private static List<Series> series(
      List<WatchedRow> trials, String over, String column, int most) {
    return trials.stream()
        .map(trial -> trial.history().series(over, column).thinned(most))
        .toList();
  }

  /** The configuration, the run, all columns over steps, and the films of one trial. */
  String trial(Query query) {
    WatchedRow trial = asked(query);
    Map<String, Series> series = new LinkedHashMap<>();
    for (String heading : trial.history().headings()) {
      series.put(heading, trial.history().series(STEPS, heading));
    }
    return Json.trial(
        trial,
        board.runs().get(trial.run()),
        series,
        trial.folder().map(FilmFiles::in).orElse(List.of()));
  }

  /** One of these films; empty if there is none of the name. */
  Optional<Path> film(Query query) {
    return asked(query).folder().flatMap(folder -> FilmFiles.at(folder, query.text("name")));
  }

  private WatchedRow asked(Query query) {
    List<WatchedRow> trials = board.trials();
    return trials.get(query.index("id", trials.size()));
  }
}
