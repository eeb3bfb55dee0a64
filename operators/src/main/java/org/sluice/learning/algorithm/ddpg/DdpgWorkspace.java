package org.sluice.learning.algorithm.ddpg;

import org.sluice.env.Generator;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.ActionValues;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.offpolicy.OneStepError;
import org.sluice.learning.offpolicy.PolicyActions;
import org.sluice.learning.offpolicy.QNetwork;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.replay.Minibatch;

/** The buffers of {@link Ddpg} for one architecture and minibatch size. */
final class DdpgWorkspace implements Workspace {

  final Precision precision;
  final Minibatch minibatch;
  final PolicyActions actor;
  final ActionValues critic;
  final OneStepError error;
  final double[] weights;

  DdpgWorkspace(Policy policy, QNetwork network, Precision precision, Hyperparameters values) {
    int rows = values.get(OffPolicyParams.MINIBATCH);
    this.precision = precision;
    this.minibatch = new Minibatch(rows, policy.observationDim(), policy.actionDim());
    this.actor = new PolicyActions(policy, precision, rows);
    this.critic =
        new ActionValues(network, precision, rows, policy.observationDim(), policy.actionDim());
    this.error = new OneStepError(rows, 1);
    this.weights = new double[rows];
  }

  @Override
  public long bytes() {
    return actor.bytes() + critic.bytes();
  }

  @Override
  public TrialLearner learner(
      Hyperparameters values, float[] policy, float[] value, Generator random) {
    return new Ddpg(this, values, policy, critic.layout().initialiseFloats(random));
  }
}
