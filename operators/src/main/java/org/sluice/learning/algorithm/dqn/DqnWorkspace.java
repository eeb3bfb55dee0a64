package org.sluice.learning.algorithm.dqn;

import org.sluice.env.Generator;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.deepq.DeepQBuffers;
import org.sluice.learning.deepq.QValues;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.Policy;

/** The buffers of {@link Dqn} for one architecture and minibatch size. */
final class DqnWorkspace implements Workspace {

  private final DeepQBuffers buffers;

  DqnWorkspace(Policy policy, Precision precision, Hyperparameters values) {
    QValues q = QValues.of(policy, precision, values.get(OffPolicyParams.MINIBATCH));
    this.buffers = new DeepQBuffers(policy, q, precision, values);
  }

  @Override
  public long bytes() {
    return buffers.bytes();
  }

  @Override
  public TrialLearner learner(
      Hyperparameters values, float[] policy, float[] value, Generator random) {
    return learner(values, policy);
  }

  Dqn learner(Hyperparameters values, float[] policy) {
    return new Dqn(buffers, values, policy);
  }
}
