package org.sluice.learning.policy.information;

/**
 * Estimates of KL[π_old ‖ π_θ] from actions that the old policy took, as a mean over ρ = log π_θ(a)
 * − log π_old(a) (Tang and Agrawal 2018, section 5); nats. Both are unbiased.
 */
public enum SampledDivergence {
  /** mean(−ρ), as in the original authors' code: may be negative, and is noisy near zero. */
  LOG_RATIO {
    @Override
    double of(double logRatio) {
      return -logRatio;
    }
  },

  /**
   * mean(e^ρ − 1 − ρ): never negative. Near zero its deviation is about √2 KL / √batch, that of the
   * plain mean √(2 KL) / √batch: at 0.002 nats and 2500 actions, 3 % of the value instead of 63 %.
   */
  POSITIVE {
    @Override
    double of(double logRatio) {
      return StrictMath.expm1(logRatio) - logRatio;
    }
  };

  abstract double of(double logRatio);

  /** Its word in configurations. */
  public String word() {
    return this == LOG_RATIO ? "samples" : "positive-samples";
  }

  /** The words of all. */
  public static String[] words() {
    return new String[] {LOG_RATIO.word(), POSITIVE.word()};
  }

  /** The estimate of a word. */
  public static SampledDivergence named(String word) {
    return word.equals(LOG_RATIO.word()) ? LOG_RATIO : POSITIVE;
  }

  /**
   * The estimate over a batch.
   *
   * @param oldLogProbabilities Not modified. {@code [batch]}
   * @param logProbabilities Not modified. {@code [batch]}
   */
  public double of(double[] oldLogProbabilities, double[] logProbabilities) {
    double sum = 0;
    for (int i = 0; i < oldLogProbabilities.length; i++) {
      sum += of(logProbabilities[i] - oldLogProbabilities[i]);
    }
    return sum / oldLogProbabilities.length;
  }
}
