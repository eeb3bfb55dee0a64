package org.sluice.learning.trustregion;

/**
 * Importance sampling, unbiased.
 *
 * <pre>L = mean_b w_b A_b</pre>
 */
public final class ImportanceSampled implements Surrogate {

  @Override
  public double value(double[] weights, double[] advantages) {
    double sum = 0;
    for (int b = 0; b < weights.length; b++) {
      sum += weights[b] * advantages[b];
    }
    return sum / weights.length;
  }

  @Override
  public void derivatives(double[] weights, double[] advantages, double[] derivatives) {
    for (int b = 0; b < weights.length; b++) {
      derivatives[b] = weights[b] * advantages[b] / weights.length;
    }
  }
}
