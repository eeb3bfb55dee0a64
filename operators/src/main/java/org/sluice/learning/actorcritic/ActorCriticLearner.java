package org.sluice.learning.actorcritic;

import java.util.List;
import java.util.Map;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.value.ExplainedVariance;

/** A learner whose policy and value function are one {@link ActorCriticState}. */
public abstract class ActorCriticLearner implements TrialLearner {

  /** What each of these learners reports of an update. */
  public static final List<Metric> METRICS =
      List.of(
          Metrics.KL,
          Metrics.APPROX_KL,
          Metrics.ENTROPY,
          Metrics.EXPLAINED_VARIANCE,
          Metrics.VALUE_LOSS,
          Metrics.LEARNING_RATE);

  /** What has been learned. */
  protected final ActorCriticState state;

  /**
   * @param state to start from
   */
  protected ActorCriticLearner(ActorCriticState state) {
    this.state = state;
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
  public final double[] theta() {
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
