package org.sluice.learning.actorcritic;

import java.util.List;
import java.util.Map;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.optimiser.Optimiser;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.value.ExplainedVariance;

/** Base class of learners whose policy and value function are one {@link ActorCriticState}. */
public abstract class ActorCriticLearner implements TrialLearner {

  /** The metrics that all these learners report. */
  public static final List<Metric> METRICS =
      List.of(
          Metrics.KL,
          Metrics.APPROX_KL,
          Metrics.ENTROPY,
          Metrics.EXPLAINED_VARIANCE,
          Metrics.VALUE_LOSS,
          Metrics.LEARNING_RATE);

  /** The learned parameters. */
  protected final ActorCriticState state;

  /** The learning rate. */
  protected final LearningRate learningRate;

  /** Weight of the value loss. */
  protected final double valueCoefficient;

  /** Weight of the entropy. */
  protected final double entropyCoefficient;

  /** The largest gradient norm. */
  protected final double maxGradientNorm;

  /**
   * @param policy Not modified. The policy's initial parameters
   * @param value Not modified. The value function's initial parameters
   */
  protected ActorCriticLearner(
      ActorCriticWorkspace workspace,
      Optimiser optimiser,
      Hyperparameters values,
      float[] policy,
      float[] value) {
    this.state =
        new ActorCriticState(workspace.precision, optimiser, workspace.loss, values, policy, value);
    this.learningRate = LearningRate.of(values);
    this.valueCoefficient = values.get(ActorCriticParams.VALUE_COEFFICIENT);
    this.entropyCoefficient = values.get(EntropyParams.ENTROPY_COEFFICIENT);
    this.maxGradientNorm = values.get(ActorCriticParams.MAX_GRADIENT_NORM);
  }

  /** The values of {@link #METRICS}. */
  protected static Map<Metric, Double> metrics(
      Batch batch, Divergence divergence, double entropy, double valueLoss, double learningRate) {
    return Map.of(
        Metrics.KL,
        divergence.kl(),
        Metrics.APPROX_KL,
        divergence.approximateKl(),
        Metrics.ENTROPY,
        entropy,
        Metrics.EXPLAINED_VARIANCE,
        ExplainedVariance.of(batch.values(), batch.returns()),
        Metrics.VALUE_LOSS,
        valueLoss,
        Metrics.LEARNING_RATE,
        learningRate);
  }

  /** θ, of policy and value function in one vector; live. */
  public final Block theta() {
    return state.theta();
  }

  @Override
  public final float[] policy() {
    return state.policy();
  }

  @Override
  public final float[] value() {
    return state.value();
  }

  @Override
  public final byte[] save() {
    return state.save();
  }

  @Override
  public final void restore(byte[] saved) {
    state.restore(saved);
  }
}
