package org.sluice.learning.algorithm;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;

/**
 * A problem with a trial's hyper-parameters.
 *
 * @param keys that conflict; the most likely cause comes first
 * @param message a sentence that names the keys and says what is allowed
 */
public record Problem(List<Param<?>> keys, String message) {

  /** The problem of a policy without a density, for algorithms that learn from one. */
  public static List<Problem> ofDensity(Policy policy, Hyperparameters values) {
    return policy.hasDensity()
        ? List.of()
        : List.of(
            new Problem(
                List.of(PolicyParams.TYPE),
                String.format(
                    "%s %s has no density to learn from with %s %s",
                    PolicyParams.TYPE.name,
                    values.get(PolicyParams.TYPE),
                    AlgorithmParams.ALGORITHM.name,
                    values.get(AlgorithmParams.ALGORITHM))));
  }

  /** The problem of a value above another that bounds it; empty if it is not above. */
  public static List<Problem> ofAbove(
      Param<Integer> key, Param<Integer> most, Hyperparameters values) {
    int value = values.get(key);
    int limit = values.get(most);
    return value <= limit
        ? List.of()
        : List.of(
            new Problem(
                List.of(key, most),
                String.format(
                    "%s must be at most %s, but %d is above %d",
                    key.name, most.name, value, limit)));
  }
}
