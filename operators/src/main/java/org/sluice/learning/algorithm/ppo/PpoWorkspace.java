package org.sluice.learning.algorithm.ppo;

import org.sluice.learning.actorcritic.ActorCriticLoss;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;

/** The buffers of {@link Ppo} for one architecture and minibatch size. */
final class PpoWorkspace implements Workspace {

  final ActorCriticLoss loss;
  final Precision precision;
  final double[] advantages;
  final double[] policyWeights;
  final double[] valueWeights;
  final double[] gradient;

  PpoWorkspace(ActorCriticLoss loss, Precision precision) {
    this.loss = loss;
    this.precision = precision;
    this.advantages = new double[loss.rows()];
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
    return new Ppo(this, values, policy, value);
  }
}
