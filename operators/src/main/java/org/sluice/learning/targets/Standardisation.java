package org.sluice.learning.targets;

import java.util.Arrays;

/**
 * Brings a batch's advantages to mean 0, and on request to standard deviation 1.
 *
 * <pre>A ← (A − mean) / deviation,  deviation² = mean((A − mean)²)</pre>
 *
 * <p>Two passes in the batch's order. As in OpenAI baselines, without anything added to the
 * deviation; deviation from it: advantages that are all equal become 0 instead of not-a-number.
 */
public final class Standardisation {

  /** Deviations up to this share of the largest advantage are the rounding errors of equal ones. */
  private static final double ROUNDING = 1e-13;

  private Standardisation() {}

  /**
   * Mean 0, standard deviation 1.
   *
   * @param advantages Modified. All 0 if they were equal; left as they are if they or their squares
   *     are not finite
   * @return their standard deviation before; 0 if they were equal, not-a-number if not finite
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
   * @param advantages Modified. All 0 if they were equal; left as they are if they or their squares
   *     are not finite
   * @return their standard deviation; 0 if they were equal, not-a-number if not finite
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

  /** Sums differences from the first number: equal numbers have exactly their mean. */
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
