package org.sluice.learning.algorithm.nbp;

import org.sluice.env.Generator;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.ActionClassifier;
import org.sluice.learning.offpolicy.ActionValues;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.offpolicy.OneStepError;
import org.sluice.learning.offpolicy.PolicyActions;
import org.sluice.learning.offpolicy.QNetwork;
import org.sluice.learning.offpolicy.UnitActions;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.replay.Minibatch;

/** The buffers of {@link Nbp} for one architecture and minibatch size. */
final class NbpWorkspace implements Workspace {

  final Precision precision;
  final Minibatch minibatch;
  final PolicyActions actor;
  final ActionValues critic;
  final OneStepError error;
  final ActionClassifier classifier;

  /** c of the policy's actions. */
  final ActionValues logits;

  final UnitActions scale;

  final double[] uniform;

  /** Recorded or sampled actions, scaled. */
  final double[] actions;

  final double[] weights;

  /** The derivatives of the policy's loss by its actions. */
  final Block byActions;

  NbpWorkspace(
      Policy policy,
      QNetwork criticNetwork,
      QNetwork classifierNetwork,
      Precision precision,
      Hyperparameters values) {
    int rows = values.get(OffPolicyParams.MINIBATCH);
    int observationDim = policy.observationDim();
    int actionDim = policy.actionDim();
    this.precision = precision;
    this.minibatch = new Minibatch(rows, observationDim, actionDim);
    this.actor = new PolicyActions(policy, precision, rows);
    this.critic = new ActionValues(criticNetwork, precision, rows, observationDim, actionDim);
    this.error = new OneStepError(rows, 1);
    this.classifier =
        new ActionClassifier(classifierNetwork, precision, rows, rows, observationDim, actionDim);
    this.logits = new ActionValues(classifierNetwork, precision, rows, observationDim, actionDim);
    this.scale = new UnitActions(policy.bounds().orElseThrow());
    this.uniform = new double[rows * actionDim];
    this.actions = new double[rows * actionDim];
    this.weights = new double[rows];
    this.byActions = precision.block(actionDim, rows);
  }

  @Override
  public long bytes() {
    return actor.bytes() + critic.bytes() + classifier.bytes() + logits.bytes();
  }

  @Override
  public TrialLearner learner(
      Hyperparameters values, float[] policy, float[] value, Generator random) {
    float[] q = value.length > 0 ? value : critic.layout().initialiseFloats(random);
    return new Nbp(this, values, policy, q, classifier.layout().initialiseFloats(random));
  }
}
