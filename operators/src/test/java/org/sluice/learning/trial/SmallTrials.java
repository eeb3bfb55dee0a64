package org.sluice.learning.trial;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.value.ValueParams;

/** Trials that finish within a second. */
public final class SmallTrials {

  /** Iterations of each. */
  public static final int ITERATIONS = 4;

  private static final int LANES = 3;
  private static final int BATCH = 150;

  private SmallTrials() {}

  /** A trial on Pendulum-v1. */
  public static Trial of(String id, String algorithm, String policy, int lag) {
    return of(id, "Pendulum-v1", algorithm, policy, lag);
  }

  /** A trial of three lanes, four iterations and 50 steps a lane in each. */
  public static Trial of(String id, String environment, String algorithm, String policy, int lag) {
    Hyperparameters values =
        new Hyperparameters()
            .set(TrialParams.LANES, LANES)
            .set(TrialParams.BATCH, BATCH)
            .set(TrialParams.TOTAL_STEPS, (long) (ITERATIONS * BATCH - 1))
            .set(TrialParams.LAG, lag)
            .set(AlgorithmParams.ALGORITHM, algorithm)
            .set(PolicyParams.TYPE, policy)
            .set(PolicyParams.HIDDEN, 8)
            .set(PolicyParams.FLOW_PAIRS, 1)
            .set(PolicyParams.FLOW_STATE_UNITS, 8)
            .set(ValueParams.VALUE_HIDDEN, 8)
            .set(ValueParams.VALUE_MINIBATCH, 32);
    return new Trial(id, environment, 7, values);
  }

  /** TRPO and ACKTR, Gaussian and flow, lag 0 and 1; and K-FAC for the value function, too. */
  public static List<Trial> kinds() {
    List<Trial> trials = new ArrayList<>();
    for (String algorithm : List.of("trpo", "acktr")) {
      for (String policy : List.of("gaussian", "normalizing-flow")) {
        for (int lag = 0; lag <= 1; lag++) {
          trials.add(of(algorithm + "-" + policy + "-" + lag, algorithm, policy, lag));
        }
      }
    }
    Trial kfac = of("acktr-with-kfac-values", "acktr", "gaussian", 0);
    kfac.hyperparameters().set(ValueParams.VALUE_FIT, ValueParams.KFAC);
    trials.add(kfac);
    return trials;
  }
}
