package org.sluice.learning.algorithm.dqn;

import org.sluice.env.Generator;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.offpolicy.OneStepError;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.replay.Minibatch;

/** The buffers of {@link Dqn} for one architecture and minibatch size. */
final class DqnWorkspace implements Workspace {

  final Precision precision;
  final Minibatch minibatch;
  final QValues q;
  final int[] actions;
  final int[] nextActions;
  final OneStepError error;

  /** Q⁻(s', a*). */
  final double[] next;

  final double[] weights;

  DqnWorkspace(Policy policy, Precision precision, Hyperparameters values) {
    int rows = values.get(OffPolicyParams.MINIBATCH);
    this.precision = precision;
    this.minibatch = new Minibatch(rows, policy.observationDim(), 1);
    this.q = new QValues(policy, precision, rows);
    this.actions = new int[rows];
    this.nextActions = new int[rows];
    this.error = new OneStepError(rows, 1);
    this.next = new double[rows];
    this.weights = new double[rows];
  }

  @Override
  public long bytes() {
    return q.bytes();
  }

  @Override
  public TrialLearner learner(
      Hyperparameters values, float[] policy, float[] value, Generator random) {
    return new Dqn(this, values, policy);
  }
}
