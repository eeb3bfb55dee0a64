package org.sluice.learning.trial;

import java.util.List;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.PolicyType;

/** What algorithms can train, with their defaults. */
public final class Trainable {

  private Trainable() {}

  /** The types of policy that an algorithm can train in an environment. */
  public static List<String> policies(Algorithm algorithm, String environment) {
    return Policies.types().stream()
        .map(PolicyType::word)
        .filter(policy -> isTrained(policy, algorithm, environment))
        .toList();
  }

  private static boolean isTrained(String policy, Algorithm algorithm, String environment) {
    Hyperparameters values =
        new Hyperparameters()
            .set(AlgorithmParams.ALGORITHM, algorithm.word())
            .set(PolicyParams.TYPE, policy);
    Trial trial = new Trial("trainable", environment, 1, values);
    return Policies.type(values).acts(trial.spaces().actions())
        && algorithm.check(TrialModel.of(trial).policy(), trial.hyperparameters()).isEmpty();
  }
}
