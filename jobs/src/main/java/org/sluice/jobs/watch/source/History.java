package org.sluice.jobs.watch.source;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sluice.jobs.run.progress.ProgressColumn;
import org.sluice.jobs.run.progress.ProgressTail;
import org.sluice.jobs.run.progress.RecordedRow;

/**
 * The rows of one trial, as a column of numbers for each heading. At most {@value #MOST} are kept:
 * of a longer trial every second, fourth, … row, and always the newest. Of very many headings, only
 * the first are kept. One thread adds rows while others read them.
 */
public final class History implements ProgressTail.Rows {

  /** The most rows kept; even. */
  static final int MOST = 1024;

  /** The most words for outcomes; there are about ten. */
  private static final int MOST_OUTCOMES = 50;

  /** The first size of a column, which doubles whenever it is full. */
  private static final int LEAST = 16;

  private final Map<String, double[]> columns = new LinkedHashMap<>();
  private final Map<String, Long> outcomes = new TreeMap<>();
  private int capacity = LEAST;
  private int size;
  private boolean leavesOutColumns;

  /** The number of rows added. */
  private long rows;

  /** Every so many rows, one is kept. */
  private long every = 1;

  /** Nothing was learned in the row of a failure, so it is no point of a curve. */
  @Override
  public void add(RecordedRow row) {
    if (!row.failed()) {
      add(row.text(ProgressColumn.OUTCOME), row.numbers());
    }
  }

  /**
   * Adds a row.
   *
   * @param outcome of its update, a word
   * @param numbers by heading
   */
  synchronized void add(String outcome, Map<String, Double> numbers) {
    if (outcomes.containsKey(outcome) || outcomes.size() < MOST_OUTCOMES) {
      outcomes.merge(outcome, 1L, Long::sum);
    }
    if (rows > 0 && (rows - 1) % every != 0) {
      size--; // that row was only kept as the newest
    }
    if (size == MOST) {
      thin();
    }
    if (size == capacity) {
      grow();
    }
    numbers.keySet().forEach(this::column);
    columns.forEach((heading, values) -> values[size] = numbers.getOrDefault(heading, Double.NaN));
    size++;
    rows++;
  }

  private void grow() {
    capacity *= 2;
    columns.replaceAll((heading, values) -> Arrays.copyOf(values, capacity));
  }

  private void column(String heading) {
    if (!columns.containsKey(heading)) {
      if (columns.size() == Limits.MOST_HEADINGS) {
        leavesOutColumns = true;
        return;
      }
      double[] missing = new double[capacity];
      Arrays.fill(missing, Double.NaN);
      columns.put(heading, missing);
    }
  }

  private void thin() {
    for (double[] values : columns.values()) {
      for (int i = 0; i < MOST / 2; i++) {
        values[i] = values[2 * i];
      }
    }
    size = MOST / 2;
    every *= 2;
  }

  @Override
  public synchronized void clear() {
    columns.clear();
    outcomes.clear();
    capacity = LEAST;
    leavesOutColumns = false;
    size = 0;
    rows = 0;
    every = 1;
  }

  /** Whether there are more headings than are kept. */
  synchronized boolean leavesOutColumns() {
    return leavesOutColumns;
  }

  /** How many updates ended in each way. */
  public synchronized Map<String, Long> outcomes() {
    return Map.copyOf(outcomes);
  }

  /** The headings so far. */
  public synchronized List<String> headings() {
    return List.copyOf(columns.keySet());
  }

  /**
   * A column over another, such as returns over steps: the kept rows in which both are finite.
   *
   * @return empty if there is no such column
   */
  public synchronized Series series(String over, String heading) {
    double[] x = columns.get(over);
    double[] y = columns.get(heading);
    return x == null || y == null ? new Series(new double[0], new double[0]) : series(x, y);
  }

  private Series series(double[] x, double[] y) {
    double[] places = new double[size];
    double[] values = new double[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      // Rows that rolled a live trial back took no steps: a curve has one value at each place.
      if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
        boolean again = count > 0 && x[i] <= places[count - 1];
        count -= again ? 1 : 0;
        places[count] = again ? places[count] : x[i];
        values[count++] = y[i];
      }
    }
    return new Series(Arrays.copyOf(places, count), Arrays.copyOf(values, count));
  }

  /**
   * All columns at the same rows: those of {@link #series} over one of them, of which at most as
   * many are kept.
   *
   * @param over the column whose values rise
   */
  public synchronized Map<String, double[]> columns(String over, int most) {
    double[] x = columns.get(over);
    if (x == null) {
      return Map.of();
    }
    double[] numbers = new double[size];
    Arrays.setAll(numbers, i -> i);
    double[] kept = series(x, numbers).thinned(most).values();
    Map<String, double[]> all = new LinkedHashMap<>();
    columns.forEach(
        (heading, values) ->
            all.put(heading, Arrays.stream(kept).map(row -> values[(int) row]).toArray()));
    return all;
  }
}
