package org.sluice.jobs.plant;

/**
 * What goes wrong in a plant, on purpose; each a share, 0 … 1.
 *
 * @param lose of the records that are never written
 * @param repeat of the records that are written twice
 * @param vanish of the episodes whose actor vanishes before they end
 * @param lateRewards of the steps whose reward follows later
 */
public record Faults(double lose, double repeat, double vanish, double lateRewards) {

  /** Nothing. */
  public static final Faults NONE = new Faults(0, 0, 0, 0);

  public Faults {
    for (double share : new double[] {lose, repeat, vanish, lateRewards}) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("a share is 0 … 1, not " + share);
      }
    }
  }
}
