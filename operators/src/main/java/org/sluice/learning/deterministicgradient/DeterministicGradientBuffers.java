package org.sluice.learning.deterministicgradient;

import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.ActionValueNetwork;
import org.sluice.learning.offpolicy.ActionValues;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.offpolicy.OneStepError;
import org.sluice.learning.offpolicy.PolicyActions;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.replay.Minibatch;

/** The buffers of {@link DeterministicGradientLearner} for one architecture and minibatch size. */
public final class DeterministicGradientBuffers {

  final Precision precision;
  final Minibatch minibatch;
  final PolicyActions actor;
  final ActionValues critic;
  final OneStepError error;
  final double[] weights;

  public DeterministicGradientBuffers(
      Policy policy, ActionValueNetwork network, Precision precision, Hyperparameters values) {
    int rows = values.get(OffPolicyParams.MINIBATCH);
    this.precision = precision;
    this.minibatch = new Minibatch(rows, policy.observationDim(), policy.actionDim());
    this.actor = new PolicyActions(policy, precision, rows);
    this.critic =
        new ActionValues(network, precision, rows, policy.observationDim(), policy.actionDim());
    this.error = new OneStepError(rows, 1);
    this.weights = new double[rows];
  }

  /** Their precision. */
  public Precision precision() {
    return precision;
  }

  /** Q of the minibatch. */
  public ActionValues critic() {
    return critic;
  }

  /** A lower bound on the memory they need. */
  public long bytes() {
    return actor.bytes() + critic.bytes();
  }
}
