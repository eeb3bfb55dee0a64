package org.sluice.learning.algorithm.sac;

import java.util.List;
import java.util.Optional;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.encoder.Plain;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.ActionValues;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.offpolicy.OneStepError;
import org.sluice.learning.offpolicy.PolicyActions;
import org.sluice.learning.offpolicy.QNetwork;
import org.sluice.learning.offpolicy.UnitActions;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.replay.Minibatch;

/** The buffers of {@link Sac} for one architecture and minibatch size. */
final class SacWorkspace implements Workspace {

  final Precision precision;
  final int rows;
  final int actionDim;
  final Minibatch minibatch;
  final PolicyActions policy;
  final ActionValues q1;
  final ActionValues q2;

  /** V: the value of an action without numbers. */
  final Optional<ActionValues> value;

  final UnitActions scale;

  /** log of the volume of the action space over that of [−1, 1]^d. */
  final double logScale;

  /** Of the action values. */
  final OneStepError error;

  final double[] weights1;
  final double[] weights2;

  /** Actions of a minibatch, scaled. */
  final double[] actions;

  /** log π of sampled actions, as a density of the scaled ones. */
  final double[] logProbabilities;

  /** min Q − α log π of sampled actions, as the targets of V. */
  final OneStepError softValues;

  /** The derivatives of the policy's loss by its actions. */
  final Block byActions;

  /**
   * @param policy with bounds
   * @param hidden units in each hidden layer of the value functions
   */
  SacWorkspace(Policy policy, List<Integer> hidden, Precision precision, Hyperparameters values) {
    Box bounds = policy.bounds().orElseThrow();
    int observationDim = policy.observationDim();
    this.precision = precision;
    this.rows = values.get(OffPolicyParams.MINIBATCH);
    this.actionDim = policy.actionDim();
    this.minibatch = new Minibatch(rows, observationDim, actionDim);
    this.policy = new PolicyActions(policy, precision, rows);
    this.q1 = values("q1", observationDim, actionDim, hidden);
    this.q2 = values("q2", observationDim, actionDim, hidden);
    this.value =
        values.get(SacParams.VALUE_NETWORK)
            ? Optional.of(values("v", observationDim, 0, hidden))
            : Optional.empty();
    this.scale = new UnitActions(bounds);
    this.logScale = scale.logScale();
    this.error = new OneStepError(rows, 0.5);
    this.weights1 = new double[rows];
    this.weights2 = new double[rows];
    this.actions = new double[rows * actionDim];
    this.logProbabilities = new double[rows];
    this.softValues = new OneStepError(rows, 0.5);
    this.byActions = precision.block(actionDim, rows);
  }

  private ActionValues values(String name, int observationDim, int numbers, List<Integer> hidden) {
    QNetwork network = network(name, observationDim, hidden);
    return new ActionValues(network, precision, rows, observationDim, numbers);
  }

  /** An action-value function or, of actions without numbers, V. */
  static QNetwork network(String name, int observationDim, List<Integer> hidden) {
    return new QNetwork(name, new Plain(observationDim, false), hidden, false, 0);
  }

  @Override
  public long bytes() {
    return policy.bytes() + q1.bytes() + q2.bytes() + value.map(ActionValues::bytes).orElse(0L);
  }

  @Override
  public TrialLearner learner(
      Hyperparameters values, float[] initial, float[] none, Generator random) {
    return new Sac(this, values, initial, random);
  }
}
