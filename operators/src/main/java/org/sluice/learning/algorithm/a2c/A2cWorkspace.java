package org.sluice.learning.algorithm.a2c;

import org.sluice.env.Generator;
import org.sluice.learning.actorcritic.ActorCriticLoss;
import org.sluice.learning.actorcritic.ActorCriticWorkspace;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;

/** The buffers of {@link A2c} for one architecture and batch size. */
final class A2cWorkspace extends ActorCriticWorkspace {

  final int[] order;

  A2cWorkspace(ActorCriticLoss loss, Precision precision) {
    super(loss, precision);
    this.order = new int[loss.rows()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  @Override
  public TrialLearner learner(
      Hyperparameters values, float[] policy, float[] value, Generator random) {
    return new A2c(this, values, policy, value);
  }
}
