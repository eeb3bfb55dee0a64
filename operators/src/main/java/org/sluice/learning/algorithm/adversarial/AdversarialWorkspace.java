package org.sluice.learning.algorithm.adversarial;

import org.sluice.env.Generator;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.imitation.ImitationParams;
import org.sluice.learning.imitation.ImitationWorkspace;
import org.sluice.learning.imitation.Pairs;
import org.sluice.learning.offpolicy.ActionClassifier;
import org.sluice.learning.offpolicy.ActionValues;
import org.sluice.learning.offpolicy.PolicyActions;
import org.sluice.learning.offpolicy.QNetwork;
import org.sluice.learning.policy.Policy;

/** The buffers of {@link Adversarial} for one architecture and minibatch size. */
final class AdversarialWorkspace extends ImitationWorkspace {

  final Precision precision;
  final PolicyActions generator;

  final ActionClassifier classifier;

  /** c of the policy's actions, with its gradient by them. */
  final ActionValues opinion;

  final Pairs expert;

  /** Where the policy acts; their demonstrated actions are not used. */
  final Pairs states;

  final double[] weights;

  /** The policy's, {@code [rows, actionDim]}. */
  final double[] generated;

  AdversarialWorkspace(
      Policy policy, QNetwork network, Precision precision, Hyperparameters values) {
    this(policy, network, precision, values, values.get(ImitationParams.MINIBATCH));
  }

  /**
   * @param experts number of demonstrated pairs per step; that of the policy's actions is the
   *     minibatch
   */
  AdversarialWorkspace(
      Policy policy, QNetwork network, Precision precision, Hyperparameters values, int experts) {
    super(policy, values);
    int rows = values.get(ImitationParams.MINIBATCH);
    int observationDim = policy.observationDim();
    int actionDim = policy.actionDim();
    this.precision = precision;
    this.generator = new PolicyActions(policy, precision, rows);
    this.classifier =
        new ActionClassifier(network, precision, experts, rows, observationDim, actionDim);
    this.opinion = new ActionValues(network, precision, rows, observationDim, actionDim);
    this.generated = new double[rows * actionDim];
    this.expert = Pairs.of(experts, observationDim, actionDim);
    this.states = Pairs.of(rows, observationDim, actionDim);
    this.weights = new double[rows];
  }

  @Override
  public long bytes() {
    return generator.bytes() + classifier.bytes() + opinion.bytes();
  }

  @Override
  public TrialLearner learner(
      Hyperparameters values, float[] policy, float[] value, Generator random) {
    return new Adversarial(this, values, policy, classifier.layout().initialiseFloats(random));
  }
}
