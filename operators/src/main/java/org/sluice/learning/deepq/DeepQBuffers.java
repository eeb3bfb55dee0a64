package org.sluice.learning.deepq;

import java.util.Arrays;
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

  /** a*, {@code [heads][rows]}. */
  final int[][] nextActions;

  /** y of each head. */
  final OneStepError[] errors;

  /** Q⁻(s', a*) of a head, {@code [rows]}. */
  final double[] next;

  /** {@code [heads][rows]}. */
  final double[][] weights;

  /**
   * @param q for {@code minibatch} rows
   */
  public DeepQBuffers(Policy policy, QValues q, Precision precision, Hyperparameters values) {
    int rows = values.get(OffPolicyParams.MINIBATCH);
    this.precision = precision;
    this.minibatch = new Minibatch(rows, policy.observationDim(), 1);
    this.q = q;
    this.actions = new int[rows];
    this.nextActions = new int[q.heads()][rows];
    this.errors = new OneStepError[q.heads()];
    Arrays.setAll(errors, head -> new OneStepError(rows, 1));
    this.next = new double[rows];
    this.weights = new double[q.heads()][rows];
  }

  /** A lower bound on the memory they need. */
  public long bytes() {
    return q.bytes();
  }
}
