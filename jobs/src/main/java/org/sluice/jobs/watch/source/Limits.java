package org.sluice.jobs.watch.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much is kept in memory at most, and sentences that say what is left out. */
final class Limits {

  /** Trials; of a typical one, 1,024 rows take 230 kB. */
  static final int MOST_TRIALS = 5000;

  /** Columns of a trial. */
  static final int MOST_HEADINGS = 64;

  private Limits() {}

  /**
   * What is left out of a reading.
   *
   * @param leftOut the number of trials beyond the most
   */
  static List<String> problems(List<WatchedRow> rows, int leftOut) {
    List<String> problems = new ArrayList<>();
    if (leftOut > 0) {
      problems.add(
          String.format(
              Locale.ROOT,
              "shows the first %,d of %,d trials",
              rows.size(),
              (long) rows.size() + leftOut));
    }
    long wide = rows.stream().filter(row -> row.history().leavesOutColumns()).count();
    if (wide > 0) {
      problems.add(
          String.format(
              Locale.ROOT,
              "trials with more than %d columns, of which only the first are shown: %,d",
              MOST_HEADINGS,
              wide));
    }
    return problems;
  }
}
