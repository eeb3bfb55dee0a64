package org.sluice.learning.algorithm.rewardweighted;

import org.sluice.env.Generator;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;

/** The buffers of {@link RewardWeightedRegression} for one architecture. */
final class RewardWeightedWorkspace implements Workspace {

  /** Rows that the likelihood is computed for at once: how many there will be is not known. */
  static final int PART = 256;

  private final WeightedLikelihood likelihood;

  RewardWeightedWorkspace(Policy policy, Precision precision) {
    this.likelihood =
        new WeightedLikelihood(new Density(policy, precision, PART), PART, policy.layout().size());
  }

  /** The likelihood, for one learner at a time. */
  WeightedLikelihood likelihood() {
    return likelihood;
  }

  @Override
  public long bytes() {
    return likelihood.bytes();
  }

  @Override
  public TrialLearner learner(
      Hyperparameters values, float[] policy, float[] value, Generator random) {
    return new RewardWeightedRegression(likelihood, values, policy);
  }
}
