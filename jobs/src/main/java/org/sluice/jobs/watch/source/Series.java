package org.sluice.jobs.watch.source;

import java.util.Arrays;

/**
 * A quantity of one trial.
 *
 * @param places such as environment steps, ascending
 * @param values at those places
 */
public record Series(double[] places, double[] values) {

  /**
   * At most as many points, evenly left out of a longer series, with both ends.
   *
   * @param most at least 2
   */
  public Series thinned(int most) {
    if (places.length <= most) {
      return this;
    }
    double[] x = new double[most];
    double[] y = new double[most];
    for (int i = 0; i < most; i++) {
      int from = (int) ((long) i * (places.length - 1) / (most - 1));
      x[i] = places[from];
      y[i] = values[from];
    }
    return new Series(x, y);
  }

  /**
   * By how much the value has changed over the last part of the places.
   *
   * @param share of the places, from 0 to 1
   * @return NaN if there is only one place or none
   */
  public double change(double share) {
    if (places.length < 2) {
      return Double.NaN;
    }
    double begin = last() - share * (last() - first());
    return values[values.length - 1] - at(begin);
  }

  boolean isEmpty() {
    return places.length == 0;
  }

  private double first() {
    return places[0];
  }

  private double last() {
    return places[places.length - 1];
  }

  /** The value at a place between the first and the last, on a straight line between two values. */
  double at(double place) {
    int found = Arrays.binarySearch(places, place);
    if (found >= 0) {
      return values[found];
    }
    int after = -found - 1;
    double share = (place - places[after - 1]) / (places[after] - places[after - 1]);
    return values[after - 1] + share * (values[after] - values[after - 1]);
  }
}
