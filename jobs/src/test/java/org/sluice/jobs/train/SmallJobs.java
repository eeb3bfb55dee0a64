package org.sluice.jobs.train;

import java.util.List;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.trial.Trial;

/** Trials that are over in seconds. */
final class SmallJobs {

  /** Does not divide a lane's share. */
  static final int STEPS_PER_RECORD = 24;

  private static final int BATCH = 256;

  private SmallJobs() {}

  /** A trial of 4 lanes with 64 steps each an iteration. */
  static Trial trial(
      String id, String environment, String policy, String algorithm, int lag, int iterations) {
    return new Trial(
        id,
        environment,
        id.hashCode(),
        new Hyperparameters()
            .set(PolicyParams.TYPE, policy)
            .set(AlgorithmParams.ALGORITHM, algorithm)
            .set(TrialParams.LAG, lag)
            .set(TrialParams.LANES, 4)
            .set(TrialParams.BATCH, BATCH)
            .set(TrialParams.TOTAL_STEPS, (long) BATCH * iterations));
  }

  /** A synchronous and a pipelined trial on Pendulum, side by side. */
  static List<Trial> synchronousAndPipelined(int iterations) {
    return List.of(
        trial("synchronous", "Pendulum-v1", "gaussian", "trpo", 0, iterations),
        trial("pipelined", "Pendulum-v1", "normalizing-flow", "trpo", 1, iterations));
  }
}
