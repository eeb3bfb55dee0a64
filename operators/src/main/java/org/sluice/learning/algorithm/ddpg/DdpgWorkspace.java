package org.sluice.learning.algorithm.ddpg;

import org.sluice.env.Generator;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.deterministicgradient.DeterministicGradientBuffers;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.QNetwork;
import org.sluice.learning.policy.Policy;

/** The buffers of {@link Ddpg} for one architecture and minibatch size. */
final class DdpgWorkspace implements Workspace {

  final DeterministicGradientBuffers buffers;

  DdpgWorkspace(Policy policy, QNetwork network, Precision precision, Hyperparameters values) {
    this.buffers = new DeterministicGradientBuffers(policy, network, precision, values);
  }

  @Override
  public long bytes() {
    return buffers.bytes();
  }

  @Override
  public TrialLearner learner(
      Hyperparameters values, float[] policy, float[] value, Generator random) {
    return new Ddpg(buffers, values, policy, buffers.critic().layout().initialiseFloats(random));
  }
}
