package org.sluice.jobs.watch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.jobs.run.progress.ProgressColumn;
import org.sluice.jobs.watch.source.Curve;
import org.sluice.jobs.watch.source.Series;
import org.sluice.jobs.watch.source.WatchedRow;

/** Answers the page's questions about trials. */
final class Answers {

  /** The most curves of one plot. */
  private static final int MOST_CURVES = 40;

  private static final String STEPS = ProgressColumn.TIMESTEPS.heading();

  private final Board board;

  Answers(Board board) {
    this.board = board;
  }

  /**
   * The curves of groups of trials: {@code column} over {@code over} for each list of {@code
   * lines}. Trials that failed count only if they are alone.
   */
  String curves(Query query) {
    List<WatchedRow> trials = board.trials();
    String over = query.text("over");
    String column = query.text("column");
    List<Curve> curves =
        query.lists("lines", trials.size(), MOST_CURVES).stream()
            .map(ids -> Curve.of(series(ids.stream().map(trials::get).toList(), over, column)))
            .toList();
    return Json.curves(curves);
  }

  private static List<Series> series(List<WatchedRow> trials, String over, String column) {
    return trials.stream()
        .filter(trial -> trials.size() == 1 || !trial.standing().hasFailed())
        .map(trial -> trial.history().series(over, column))
        .toList();
  }

  /** The configuration, all columns over steps, and the films of one trial. */
  String trial(Query query) {
    WatchedRow trial = asked(query);
    Map<String, Curve> series = new LinkedHashMap<>();
    for (String heading : trial.history().headings()) {
      series.put(heading, Curve.of(List.of(trial.history().series(STEPS, heading))));
    }
    return Json.trial(
        trial.configuration(), series, trial.folder().map(FilmFiles::in).orElse(List.of()));
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
