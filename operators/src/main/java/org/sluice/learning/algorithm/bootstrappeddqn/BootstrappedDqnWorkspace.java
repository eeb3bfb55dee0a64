package org.sluice.learning.algorithm.bootstrappeddqn;

import org.sluice.env.Generator;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.deepq.DeepQBuffers;
import org.sluice.learning.deepq.QValues;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;

/** The buffers of {@link BootstrappedDqn} for one architecture and minibatch size. */
final class BootstrappedDqnWorkspace implements Workspace {

  private final DeepQBuffers buffers;

  BootstrappedDqnWorkspace(Policy policy, Precision precision, Hyperparameters values) {
    int heads = values.get(PolicyParams.HEADS);
    QValues q = QValues.ofHeads(policy, heads, precision, values.get(OffPolicyParams.MINIBATCH));
    this.buffers = new DeepQBuffers(policy, q, precision, values);
  }

  @Override
  public long bytes() {
    return buffers.bytes();
  }

  @Override
  public TrialLearner learner(
      Hyperparameters values, float[] policy, float[] value, Generator random) {
    // Drawn from a new generator, so that a restored learner has the same masks.
    boolean masked = values.get(BootstrappedDqnParams.MASK_PROBABILITY) < 1;
    return learner(values, policy, masked ? random.nextLong() : 0);
  }

  /**
   * @param masks their seed
   */
  BootstrappedDqn learner(Hyperparameters values, float[] policy, long masks) {
    return new BootstrappedDqn(buffers, values, policy, masks);
  }
}
