package org.sluice.learning.algorithm.cloning;

import java.util.Arrays;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.imitation.ImitationParams;
import org.sluice.learning.imitation.ImitationWorkspace;
import org.sluice.learning.imitation.Pairs;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;

/** The buffers of {@link BehaviourCloning} for one architecture and minibatch size. */
final class CloningWorkspace extends ImitationWorkspace {

  final Precision precision;
  final Density density;
  final Pairs pairs;

  /** −1 / rows each, {@code [rows]}. */
  final double[] weights;

  CloningWorkspace(Policy policy, Precision precision, Hyperparameters values) {
    super(policy, values);
    int rows = values.get(ImitationParams.MINIBATCH);
    this.precision = precision;
    this.density = new Density(policy, precision, rows);
    this.pairs = Pairs.of(rows, policy.observationDim(), policy.actionDim());
    this.weights = new double[rows];
    Arrays.fill(weights, -1.0 / rows);
  }

  @Override
  public long bytes() {
    return density.graph().bytes();
  }

  @Override
  public TrialLearner learner(
      Hyperparameters values, float[] policy, float[] value, Generator random) {
    return new BehaviourCloning(this, values, policy);
  }
}
