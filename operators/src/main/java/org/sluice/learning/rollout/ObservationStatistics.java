package org.sluice.learning.rollout;

import java.util.Arrays;

/**
 * The mean and standard deviation of each feature, for normalising observations; without features
 * if observations are not normalised. Immutable.
 *
 * <pre>normalised = clip((observation − mean) / deviation, ±5)</pre>
 */
public final class ObservationStatistics {

  /** The bound at which normalised observations are clipped. */
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

  /** Numbers per observation; 0 if observations are not normalised. */
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
   * Normalises observations; copies them unchanged if there are no {@link #features}.
   *
   * @param observations Not modified. {@code [batch, features]}
   * @param normalised Modified. {@code [batch, features]}; may be {@code observations}
   */
  public void normalise(double[] observations, double[] normalised) {
    if (means.length == 0) {
      System.arraycopy(observations, 0, normalised, 0, observations.length);
      return;
    }
    for (int row = 0; row + means.length <= observations.length; row += means.length) {
      for (int i = 0; i < means.length; i++) {
        double z = (observations[row + i] - means[i]) / deviations[i];
        normalised[row + i] = Math.max(-CLIP, Math.min(CLIP, z));
      }
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
