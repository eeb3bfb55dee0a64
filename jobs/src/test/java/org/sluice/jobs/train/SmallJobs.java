package org.sluice.jobs.train;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.Algorithms;
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

  /** A trial on Pendulum for each algorithm, synchronous and pipelined ones in turn. */
  static List<Trial> oneForEachAlgorithm(int iterations) {
    List<Trial> trials = new ArrayList<>();
    for (Algorithm algorithm : Algorithms.all()) {
      int lag = trials.size() % 2;
      String policy = lag == 0 ? "gaussian" : "normalizing-flow";
      trials.add(trial(algorithm.word(), "Pendulum-v1", policy, algorithm.word(), lag, iterations));
    }
    return trials;
  }
}
