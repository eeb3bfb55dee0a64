package org.sluice.learning.halving;

import java.util.Comparator;

/**
 * A trial at a rung. Ordered from best to worst: by return, those without a return last, and ties
 * by name.
 *
 * @param trial its id
 * @param meanReturn of the last episodes; NaN before the first has ended
 */
public record Reached(String trial, double meanReturn) implements Comparable<Reached> {

  private static final Comparator<Reached> BEST_FIRST =
      Comparator.<Reached, Boolean>comparing(one -> Double.isNaN(one.meanReturn))
          .thenComparing(Comparator.comparingDouble(Reached::meanReturn).reversed())
          .thenComparing(Reached::trial);

  @Override
  public int compareTo(Reached other) {
    return BEST_FIRST.compare(this, other);
  }
}
