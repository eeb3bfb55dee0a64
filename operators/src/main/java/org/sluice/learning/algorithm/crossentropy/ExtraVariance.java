package org.sluice.learning.algorithm.crossentropy;

import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * Variance that is added to the parameters' in the first iterations, as in rllab.
 *
 * <pre>initial² · max(1 − t / iterations, 0)</pre>
 *
 * @param initial the deviation added at first
 * @param iterations over which it falls
 */
record ExtraVariance(double initial, double iterations) {

  static ExtraVariance of(Hyperparameters values) {
    return new ExtraVariance(
        values.get(CrossEntropyParams.EXTRA_DEVIATION),
        values.get(CrossEntropyParams.EXTRA_ITERATIONS));
  }

  /** The variance for the policy after a number of updates. */
  double after(long updates) {
    return initial * initial * Math.max(1 - updates / iterations, 0);
  }
}
