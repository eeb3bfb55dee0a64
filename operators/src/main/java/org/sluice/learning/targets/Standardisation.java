package org.sluice.learning.targets;

import java.util.Arrays;

/**
 * Scales a batch's advantages to mean 0 and, optionally, standard deviation 1.
 *
 * <pre>A ← (A − mean) / deviation,  deviation² = mean((A − mean)²)</pre>
 *
 * <p>Two passes in the batch's order. As in OpenAI baselines, nothing is added to the deviation.
 * Difference: advantages that are all equal become 0 instead of NaN.
 */
public final class Standardisation {

  /** Deviations up to this fraction of the largest advantage count as rounding errors. */
  private static final double ROUNDING = 1e-13;

  private Standardisation() {}

  /**
   * Mean 0, standard deviation 1.
   *
   * @param advantages Modified. All 0 if they were equal; unchanged if they or their squares are
   *     not finite
   * @return their standard deviation before; 0 if they were equal, NaN if not finite
   */
  public static double standardise(double[] advantages) {
    double deviation = centre(advantages);
    if (deviation > 0) {
      for (int i = 0; i < advantages.length; i++) {
        advantages[i] /= deviation;
      }
    }
    return deviation;
  }

  /**
   * Mean 0.
   *
   * @param advantages Modified. All 0 if they were equal; unchanged if they or their squares are
   *     not finite
   * @return their standard deviation; 0 if they were equal, NaN if not finite
   */
  public static double centre(double[] advantages) {
    double mean = mean(advantages);
    double deviation = deviation(advantages, mean);
    if (deviation == 0) {
      Arrays.fill(advantages, 0);
    } else if (!Double.isNaN(deviation)) {
      for (int i = 0; i < advantages.length; i++) {
        advantages[i] -= mean;
      }
    }
    return deviation;
  }

  /** Sums differences from the first number, so that the mean of equal numbers is exact. */
  private static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number - numbers[0];
    }
    return numbers[0] + sum / numbers.length;
  }

  private static double deviation(double[] numbers, double mean) {
    double squares = 0;
    double largest = 0;
    for (double number : numbers) {
      squares += (number - mean) * (number - mean);
      largest = Math.max(largest, Math.abs(number));
    }
    double deviation = Math.sqrt(squares / numbers.length);
    if (!Double.isFinite(deviation)) {
      return Double.NaN;
    }
    return deviation <= ROUNDING * largest ? 0 : deviation;
  }
}
