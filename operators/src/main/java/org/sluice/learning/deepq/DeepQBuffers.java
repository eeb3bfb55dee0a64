package org.sluice.learning.deepq;

import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.offpolicy.OneStepError;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.replay.Minibatch;

/** The buffers of {@link DeepQLearner} for one architecture and minibatch size. */
public final class DeepQBuffers {

  final Precision precision;
  final Minibatch minibatch;
  final QValues q;
  final int[] actions;
  final int[] nextActions;
  final OneStepError error;

  /** Q⁻(s', a*). */
  final double[] next;

  final double[] weights;

  /**
   * @param q for {@code minibatch} rows
   */
  public DeepQBuffers(Policy policy, QValues q, Precision precision, Hyperparameters values) {
    int rows = values.get(OffPolicyParams.MINIBATCH);
    this.precision = precision;
    this.minibatch = new Minibatch(rows, policy.observationDim(), 1);
    this.q = q;
    this.actions = new int[rows];
    this.nextActions = new int[rows];
    this.error = new OneStepError(rows, 1);
    this.next = new double[rows];
    this.weights = new double[rows];
  }

  /** A lower bound on the memory they need. */
  public long bytes() {
    return q.bytes();
  }
}
