package org.sluice.learning.algorithm.ppo;

import org.sluice.env.Generator;
import org.sluice.learning.actorcritic.ActorCriticLoss;
import org.sluice.learning.actorcritic.ActorCriticWorkspace;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;

/** The buffers of {@link Ppo} for one architecture and minibatch size. */
final class PpoWorkspace extends ActorCriticWorkspace {

  final double[] advantages;
  final double[] ratios;

  PpoWorkspace(ActorCriticLoss loss, Precision precision) {
    super(loss, precision);
    this.advantages = new double[loss.rows()];
    this.ratios = new double[loss.rows()];
  }

  @Override
  public TrialLearner learner(
      Hyperparameters values, float[] policy, float[] value, Generator random) {
    return new Ppo(this, values, policy, value);
  }
}
