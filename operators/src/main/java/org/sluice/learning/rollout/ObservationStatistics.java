package org.sluice.learning.rollout;

import java.util.Arrays;

/**
 * What observations are normalised with: a mean and a standard deviation per feature. Immutable.
 *
 * <pre>normalised = clip((observation − mean) / deviation, ±5)</pre>
 */
public final class ObservationStatistics {

  /** Where normalised observations are cut. */
  public static final double CLIP = 5;

  private final double[] means;
  private final double[] deviations;

  /**
   * @param means Not modified. {@code [features]}
   * @param deviations Not modified. {@code [features]}, above 0
   */
  public ObservationStatistics(double[] means, double[] deviations) {
    if (means.length != deviations.length) {
      throw new IllegalArgumentException(
          means.length + " means and " + deviations.length + " deviations");
    }
    for (double deviation : deviations) {
      if (!(deviation > 0)) {
        throw new IllegalArgumentException("a deviation is above 0, not " + deviation);
      }
    }
    this.means = means.clone();
    this.deviations = deviations.clone();
  }

  /** Numbers per observation. */
  public int features() {
    return means.length;
  }

  /** The means, {@code [features]}; a copy. */
  public double[] means() {
    return means.clone();
  }

  /** The standard deviations, {@code [features]}; a copy. */
  public double[] deviations() {
    return deviations.clone();
  }

  /**
   * Normalises one observation.
   *
   * @param observation Not modified. Its numbers from {@code from} on, {@code [features]}
   * @param normalised Modified. From {@code to} on, {@code [features]}; may be {@code observation}
   */
  public void normalise(double[] observation, int from, double[] normalised, int to) {
    for (int i = 0; i < means.length; i++) {
      double z = (observation[from + i] - means[i]) / deviations[i];
      normalised[to + i] = Math.max(-CLIP, Math.min(CLIP, z));
    }
  }

  /**
   * Normalises a batch.
   *
   * @param observations Not modified. {@code [batch, features]}
   * @param normalised Modified. {@code [batch, features]}; may be {@code observations}
   */
  public void normalise(double[] observations, double[] normalised) {
    for (int i = 0; i + means.length <= observations.length; i += means.length) {
      normalise(observations, i, normalised, i);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ObservationStatistics that
        && Arrays.equals(means, that.means)
        && Arrays.equals(deviations, that.deviations);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(means) + Arrays.hashCode(deviations);
  }

  @Override
  public String toString() {
    return "means " + Arrays.toString(means) + ", deviations " + Arrays.toString(deviations);
  }
}
