package org.sluice.learning.algorithm.mnfdqn;

import org.sluice.env.Generator;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.deepq.DeepQBuffers;
import org.sluice.learning.deepq.QValues;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.posterior.PosteriorNetwork;
import org.sluice.learning.posterior.inference.PosteriorDivergence;
import org.sluice.learning.posterior.inference.PosteriorDraws;

/** The buffers of {@link MnfDqn} for one architecture and minibatch size. */
final class MnfDqnWorkspace implements Workspace {

  final QValues q;
  final DeepQBuffers buffers;
  final PosteriorDraws draws;
  final PosteriorDivergence divergence;

  MnfDqnWorkspace(Policy policy, Hyperparameters values) {
    this(
        policy,
        Precision.FLOAT,
        values,
        new PosteriorDraws(
            policy.posterior().orElseThrow(), values.get(OffPolicyParams.MINIBATCH), true));
  }

  /**
   * @param draws for the rows of a minibatch
   */
  MnfDqnWorkspace(
      Policy policy, Precision precision, Hyperparameters values, PosteriorDraws draws) {
    PosteriorNetwork network = policy.posterior().orElseThrow();
    this.q = QValues.noisy(policy, precision, values.get(OffPolicyParams.MINIBATCH));
    this.buffers = new DeepQBuffers(policy, q, precision, values);
    this.draws = draws;
    this.divergence = new PosteriorDivergence(network, precision, policy.layout());
  }

  @Override
  public long bytes() {
    return buffers.bytes() + divergence.bytes() + draws.bytes();
  }

  @Override
  public TrialLearner learner(
      Hyperparameters values, float[] policy, float[] value, Generator random) {
    return new MnfDqn(this, values, policy);
  }
}
