package org.sluice.jobs.lab.toy;

import java.util.Arrays;

/**
 * The smallest region of the plane that holds a share of a distribution: the region where the
 * log-density is at least a level.
 */
public final class HighestDensity {

  private HighestDensity() {}

  /**
   * The level.
   *
   * @param logDensity Not modified. Of a grid's points, up to a constant
   * @param share of the mass on the grid, above 0 and below 1
   */
  public static double level(double[] logDensity, double share) {
    double[] ascending = logDensity.clone();
    Arrays.sort(ascending);
    double largest = ascending[ascending.length - 1];
    double whole = 0;
    for (double number : ascending) {
      whole += Math.exp(number - largest);
    }
    double held = 0;
    int lowest = ascending.length;
    while (held < share * whole) {
      lowest--;
      held += Math.exp(ascending[lowest] - largest);
    }
    return ascending[lowest];
  }
}
