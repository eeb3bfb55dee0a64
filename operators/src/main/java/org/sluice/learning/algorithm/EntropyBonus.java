package org.sluice.learning.algorithm;

import java.util.List;
import java.util.Locale;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.ClosedForms;
import org.sluice.learning.policy.information.EntropyParams;

/** Checks shared by all algorithms with an entropy bonus. */
public final class EntropyBonus {

  /** The longest array that every JVM can allocate. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private EntropyBonus() {}

  /**
   * The problems of the bonus.
   *
   * @param rows the key with the number of states whose entropy is estimated at once
   */
  public static List<Problem> check(Policy policy, Hyperparameters values, Param<Integer> rows) {
    int states = values.get(rows);
    int samples = values.get(EntropyParams.ENTROPY_SAMPLES);
    double noise = (double) states * samples * policy.noiseDim();
    if (values.get(EntropyParams.ENTROPY_COEFFICIENT) == 0) {
      return List.of();
    }
    if (!policy.reparameterised() && !ClosedForms.has(policy)) {
      return List.of(
          new Problem(
              List.of(EntropyParams.ENTROPY_COEFFICIENT),
              "entropy-coefficient must be 0 for "
                  + Policies.describe(values)
                  + ": its samples have no gradient, and its entropy has no formula"));
    }
    if (noise <= LONGEST) {
      return List.of();
    }
    String message =
        String.format(
            Locale.ROOT,
            "entropies would take %,d numbers of noise; at most %,d are possible; lower"
                + " entropy-samples (%,d) or %s (%,d)",
            (long) noise,
            LONGEST,
            samples,
            rows.name,
            states);
    return List.of(new Problem(List.of(EntropyParams.ENTROPY_SAMPLES, rows), message));
  }
}
