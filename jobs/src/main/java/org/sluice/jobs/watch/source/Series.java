package org.sluice.jobs.watch.source;

import java.util.Arrays;

/**
 * A quantity of one trial.
 *
 * @param places such as environment steps, ascending
 * @param values at those places
 */
public record Series(double[] places, double[] values) {

  boolean isEmpty() {
    return places.length == 0;
  }

  double first() {
    return places[0];
  }

  double last() {
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
