package org.sluice.jobs.lab.bench.learning;

/** Counts values until so many in a row have reached a bound. */
final class InARow {

  private final double least;
  private final int wanted;
  private int count;
  private int reached;
  private int first;
  private double latest = Double.NaN;

  /**
   * @param least the value that counts
   * @param wanted how many in a row
   */
  InARow(double least, int wanted) {
    this.least = least;
    this.wanted = wanted;
  }

  /**
   * Adds a value.
   *
   * @return whether so many in a row have reached the bound
   */
  boolean add(double value) {
    count++;
    latest = value;
    reached = value >= least ? reached + 1 : 0;
    first = first == 0 && reached > 0 ? count : first;
    return isDone();
  }

  /** Whether the latest values, so many in a row, reached the bound. */
  boolean isDone() {
    return reached >= wanted;
  }

  /** Values so far. */
  int count() {
    return count;
  }

  /** The number of the first that reached the bound, from 1; 0 if none did. */
  int first() {
    return first;
  }

  /** The latest value; NaN if there was none. */
  double latest() {
    return latest;
  }
}
