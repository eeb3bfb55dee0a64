package org.sluice.learning.algorithm.softq;

import org.sluice.env.Generator;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Workspace;
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

/** The buffers of {@link SoftQ} for one architecture, minibatch size and numbers of particles. */
final class SoftQWorkspace implements Workspace {

  final Precision precision;
  final int rows;
  final int actionDim;
  final int valueParticles;
  final int fixed;
  final int updated;
  final Minibatch minibatch;

  /** Q of the recorded actions. */
  final ActionValues critic;

  /** Q of the value particles of each row. */
  final ActionValues values;

  /** Q of the fixed particles of each row. */
  final ActionValues atFixed;

  final PolicyActions sampler;
  final SteinDirections stein;
  final UnitActions scale;

  final OneStepError error;

  /** V(s'). */
  final double[] next;

  final double[] actions;
  final double[] uniform;
  final double[] valueObservations;
  final double[] valueActions;
  final double[] samplerObservations;
  final double[] fixedObservations;
  final double[] fixedActions;
  final double[] ones;
  final double[] gradients;
  final double[] directions;

  /** All particles, scaled; a row's fixed ones come before its updated ones. */
  final double[] particles;

  /** The derivatives of the particles' sum by the policy's actions. */
  final Block byActions;

  SoftQWorkspace(Policy policy, QNetwork network, Precision precision, Hyperparameters settings) {
    int observationDim = policy.observationDim();
    this.precision = precision;
    this.rows = settings.get(OffPolicyParams.MINIBATCH);
    this.actionDim = policy.actionDim();
    this.valueParticles = settings.get(SoftQParams.VALUE_PARTICLES);
    this.fixed = settings.get(SoftQParams.FIXED_PARTICLES);
    this.updated = settings.get(SoftQParams.UPDATED_PARTICLES);
    this.minibatch = new Minibatch(rows, observationDim, actionDim);
    this.critic = new ActionValues(network, precision, rows, observationDim, actionDim);
    this.values =
        new ActionValues(network, precision, rows * valueParticles, observationDim, actionDim);
    this.atFixed = new ActionValues(network, precision, rows * fixed, observationDim, actionDim);
    this.sampler = new PolicyActions(policy, precision, rows * (fixed + updated));
    this.stein = new SteinDirections(fixed, updated, actionDim);
    this.scale = new UnitActions(policy.bounds().orElseThrow());
    int all = rows * (fixed + updated);
    this.error = new OneStepError(rows, 0.5);
    this.next = new double[rows];
    this.actions = new double[rows * actionDim];
    this.uniform = new double[valueParticles * actionDim];
    this.valueObservations = new double[rows * valueParticles * observationDim];
    this.valueActions = new double[rows * valueParticles * actionDim];
    this.samplerObservations = new double[all * observationDim];
    this.fixedObservations = new double[rows * fixed * observationDim];
    this.fixedActions = new double[rows * fixed * actionDim];
    this.ones = new double[rows * fixed];
    this.gradients = new double[rows * fixed * actionDim];
    this.directions = new double[updated * actionDim];
    this.particles = new double[all * actionDim];
    this.byActions = precision.block(actionDim, all);
  }

  @Override
  public long bytes() {
    return critic.bytes() + values.bytes() + atFixed.bytes() + sampler.bytes();
  }

  @Override
  public TrialLearner learner(
      Hyperparameters settings, float[] policy, float[] value, Generator random) {
    float[] q = value.length > 0 ? value : critic.layout().initialiseFloats(random);
    return new SoftQ(this, settings, policy, q);
  }
}
