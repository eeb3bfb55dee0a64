package org.sluice.trustregion;

/** KL[old ‖ new] from actions of the old policy, as a mean over ρ = log π_new(a) − log π_old(a). */
enum DivergenceEstimate {
  /** mean(−ρ), as the original authors have it: may be negative, and noisy near zero. */
  SAMPLES {
    @Override
    double of(double logRatio) {
      return -logRatio;
    }
  },

  /**
   * mean(e^ρ − 1 − ρ): the same expectation and never negative. Near zero its deviation is about √2
   * KL / √batch, that of the plain mean √(2 KL) / √batch: at 0.002 nats and 2500 actions 3 % of
   * what is measured, instead of 63 %.
   */
  POSITIVE_SAMPLES {
    @Override
    double of(double logRatio) {
      return StrictMath.expm1(logRatio) - logRatio;
    }
  };

  abstract double of(double logRatio);

  /** The estimate over a batch, nats. */
  double of(double[] oldLogProbabilities, double[] newLogProbabilities) {
    double sum = 0;
    for (int i = 0; i < oldLogProbabilities.length; i++) {
      sum += of(newLogProbabilities[i] - oldLogProbabilities[i]);
    }
    return sum / oldLogProbabilities.length;
  }

  /** The estimate of a name in a configuration. */
  static DivergenceEstimate named(String name) {
    return switch (name) {
      case AcktrParams.SAMPLES -> SAMPLES;
      case AcktrParams.POSITIVE_SAMPLES -> POSITIVE_SAMPLES;
      default -> throw new IllegalArgumentException("no estimate of a divergence: " + name);
    };
  }
}
