package org.sluice.jobs.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.jobs.watch.source.Curve;
import org.sluice.jobs.watch.source.Series;
import org.sluice.jobs.watch.source.WatchedRow;

/** Answers the page's questions about trials. */
final class Answers {

  /** The most curves of one plot. */
  private static final int MOST_CURVES = 40;

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

  /** The configuration and all columns of one trial. */
  String trial(Query query) {
    List<WatchedRow> trials = board.trials();
    WatchedRow trial = trials.get(query.index("id", trials.size()));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("configuration", trial.configuration());
    all.put("headings", trial.history().headings());
    all.put("folder", trial.folder().map(String::valueOf).orElse(""));
    return Json.text(all);
  }
}
