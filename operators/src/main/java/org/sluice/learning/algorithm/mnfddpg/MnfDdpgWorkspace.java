package org.sluice.learning.algorithm.mnfddpg;

import org.sluice.env.Generator;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.deterministicgradient.DeterministicGradientBuffers;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.posterior.inference.PosteriorDivergence;
import org.sluice.learning.posterior.inference.PosteriorDraws;

/** The buffers of {@link MnfDdpg} for one architecture and minibatch size. */
final class MnfDdpgWorkspace implements Workspace {

  final DeterministicGradientBuffers buffers;
  final PosteriorDraws draws;
  final PosteriorDivergence divergence;

  MnfDdpgWorkspace(Policy policy, PosteriorCritic critic, Hyperparameters values) {
    this(
        policy,
        critic,
        Precision.FLOAT,
        values,
        new PosteriorDraws(critic.weights(), values.get(OffPolicyParams.MINIBATCH), false));
  }

  /**
   * @param draws for the rows of a minibatch
   */
  MnfDdpgWorkspace(
      Policy policy,
      PosteriorCritic critic,
      Precision precision,
      Hyperparameters values,
      PosteriorDraws draws) {
    this.buffers = new DeterministicGradientBuffers(policy, critic, precision, values);
    this.draws = draws;
    this.divergence = new PosteriorDivergence(critic.weights(), precision, layout());
  }

  /** The layout of the critic's parameters, with those that only the divergence depends on. */
  ParameterLayout layout() {
    return buffers.critic().layout();
  }

  @Override
  public long bytes() {
    return buffers.bytes() + divergence.bytes() + draws.bytes();
  }

  @Override
  public TrialLearner learner(
      Hyperparameters values, float[] policy, float[] value, Generator random) {
    return new MnfDdpg(this, values, policy, layout().initialiseFloats(random));
  }
}
