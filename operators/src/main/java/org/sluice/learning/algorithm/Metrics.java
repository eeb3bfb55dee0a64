package org.sluice.learning.algorithm;

import org.sluice.learning.records.Progress;

/** The metrics that several algorithms report. */
public final class Metrics {

  public static final Metric KL =
      new Metric(
          "kl_divergence_loss",
          "KL divergence of the new policy from the old, as the update measured it: nats. By"
              + " samples it may be negative.");

  public static final Metric APPROX_KL =
      new Metric(
          "approx_kl",
          "KL divergence of the new policy from the old by the estimate mean(r − 1 − log r) with"
              + " r = π_new / π_old, which is never negative (Schulman 2020); 0 if the policy did"
              + " not change: nats.");

  public static final Metric ENTROPY =
      new Metric("entropy", "Entropy of the policy before the update, or in its course: nats.");

  public static final Metric SURROGATE_GAIN =
      new Metric("surrogate_gain", "By how much the surrogate objective rose: its own unit.");

  public static final Metric LINE_SEARCH_STEPS =
      new Metric("line_search_steps", "Step sizes that were tried: a number.");

  public static final Metric EXPLAINED_VARIANCE =
      new Metric(
          "explained_variance",
          "1 − var(returns − values) / var(returns) before the values' fit, not-a-number if all"
              + " returns are equal: a share, at most 1.");

  public static final Metric VALUE_LOSS =
      new Metric(
          "value_loss",
          "Loss of the values as the algorithm defines it, before or in the course of their fit:"
              + " squared returns.");

  public static final Metric MEAN_Q =
      new Metric(
          "mean_q",
          "Mean action value in the minibatches, of the policy's or the recorded actions: discounted"
              + " return.");

  public static final Metric CLASSIFIER_LOSS =
      new Metric(
          "classifier_loss",
          "Loss of the classifier that tells the policy's actions from others, 2 log 2 if it cannot:"
              + " nats.");

  public static final Metric LOG_LIKELIHOOD =
      new Metric(
          "log_likelihood",
          "Mean log-density of the actions that are learned from, demonstrated ones in the"
              + " minibatches or those of the chosen episodes by their weights, after the update: nats per action.");

  public static final Metric LEARNING_RATE =
      new Metric("learning_rate", "Step size of the optimiser: a number.");

  private Metrics() {}

  /** How far an update moved the policy: nats, by the first estimate that the algorithm reports. */
  public static double divergence(Progress row) {
    return row.metric(KL.name(), APPROX_KL.name());
  }

  /** Entropy of the policy before the update: nats. NaN if the algorithm does not report it. */
  public static double entropy(Progress row) {
    return row.metric(ENTROPY.name());
  }
}
