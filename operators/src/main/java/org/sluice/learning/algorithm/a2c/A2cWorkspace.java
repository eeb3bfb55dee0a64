package org.sluice.learning.algorithm.a2c;

import org.sluice.learning.actorcritic.ActorCriticLoss;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;

/** The buffers of {@link A2c} for one architecture and batch size. */
final class A2cWorkspace implements Workspace {

  final ActorCriticLoss loss;
  final Precision precision;
  final int[] order;
  final double[] policyWeights;
  final double[] valueWeights;
  final double[] gradient;

  A2cWorkspace(ActorCriticLoss loss, Precision precision) {
    this.loss = loss;
    this.precision = precision;
    this.order = new int[loss.rows()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    this.policyWeights = new double[loss.rows()];
    this.valueWeights = new double[loss.rows()];
    this.gradient = new double[loss.size()];
  }

  @Override
  public long bytes() {
    return loss.bytes() + (long) Double.BYTES * gradient.length;
  }

  @Override
  public TrialLearner learner(Hyperparameters values, float[] policy, float[] value) {
    return new A2c(this, values, policy, value);
  }
}
