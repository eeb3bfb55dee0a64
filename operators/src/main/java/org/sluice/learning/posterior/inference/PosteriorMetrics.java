package org.sluice.learning.posterior.inference;

import org.sluice.learning.algorithm.Metric;

/** What algorithms report about a posterior over weights. */
public final class PosteriorMetrics {

  public static final Metric WEIGHT_KL =
      new Metric(
          "weight_kl",
          "Upper bound of the KL divergence of the weights' posterior from their prior, with deviations"
              + " that are not cut at 0.5, from one draw before each gradient step, which may be"
              + " negative: nats.");

  private PosteriorMetrics() {}
}
