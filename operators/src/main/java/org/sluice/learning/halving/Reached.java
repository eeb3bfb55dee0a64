package org.sluice.learning.halving;

import java.util.Comparator;

/**
 * A trial at a rung. The better one comes first: by return, those that have none yet last, and
 * among equals by name.
 *
 * @param trial its id
 * @param meanReturn of the last episodes; not-a-number before the first has ended
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
