package org.sluice.learning.posterior.inference;

import java.util.List;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;

/** What algorithms report about a posterior over weights. */
public final class PosteriorMetrics {

  public static final Metric WEIGHT_KL =
      new Metric(
          "weight_kl",
          "Upper bound of the KL divergence of the weights' posterior from their prior, with deviations"
              + " that are not cut at 0.5, from one draw before each gradient step, which may be"
              + " negative: nats.");

  /** Those of learning action values. */
  public static final List<Metric> OF_ACTION_VALUES =
      List.of(Metrics.VALUE_LOSS, Metrics.MEAN_Q, WEIGHT_KL);

  private PosteriorMetrics() {}
}
