package org.sluice.learning.algorithm.cloning;

import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.imitation.ImitationLearner;
import org.sluice.learning.imitation.ImitationParams;
import org.sluice.learning.imitation.Pairs;
import org.sluice.learning.offpolicy.Rows;
import org.sluice.learning.optimiser.LearnedParameters;

/**
 * Behaviour cloning by maximum likelihood.
 *
 * <pre>
 * minimises  −mean log π_θ(a | s)      over demonstrated pairs (s, a), by Adam
 * </pre>
 *
 * <p>Tang and Agrawal 2018, appendix E.3, with the flow as the policy; any policy with a density
 * will do.
 */
final class BehaviourCloning extends ImitationLearner {

  private final CloningWorkspace workspace;
  private final LearnedParameters policy;
  private final double learningRate;

  /**
   * @param initial Not modified. θ at first
   */
  BehaviourCloning(CloningWorkspace workspace, Hyperparameters values, float[] initial) {
    this(workspace, values, new LearnedParameters(workspace.precision, initial));
  }

  private BehaviourCloning(
      CloningWorkspace workspace, Hyperparameters values, LearnedParameters policy) {
    super(workspace, List.of(policy), values);
    this.workspace = workspace;
    this.policy = policy;
    this.learningRate = values.get(ImitationParams.LEARNING_RATE);
  }

  @Override
  protected boolean step(Generator random) {
    sample(random, workspace.pairs);
    double logLikelihood = differentiate(workspace.pairs);
    policy.step(learningRate);
    count(Metrics.LOG_LIKELIHOOD, logLikelihood);
    return Double.isFinite(logLikelihood);
  }

  /** The gradient of the loss; returns the mean log-density. */
  double differentiate(Pairs pairs) {
    Rows.set(workspace.density.observations(), pairs.observations());
    Rows.set(workspace.density.actions(), pairs.actions());
    Block logProbabilities = workspace.density.evaluate(policy.values());
    double sum = 0;
    for (int row = 0; row < pairs.rows(); row++) {
      sum += logProbabilities.get(0, row);
    }
    workspace.density.weightedGradient(workspace.weights, policy.gradient());
    return sum / pairs.rows();
  }

  /** θ. */
  LearnedParameters theta() {
    return policy;
  }
}
