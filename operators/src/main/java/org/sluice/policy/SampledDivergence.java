package org.sluice.policy;

import org.sluice.graph.Block;

/**
 * KL[π_old ‖ π_θ] estimated from actions that the old policy took: the mean of log π_old − log π_θ
 * (Tang and Agrawal 2018, section 5). Unbiased, but it can be negative.
 */
public final class SampledDivergence {

  private SampledDivergence() {}

  /**
   * The mean of log π_old(a) − log π_θ(a); nats.
   *
   * @param oldLogProbabilities Not modified. {@code [batch]}
   * @param logProbabilities Not modified. {@code [1 × batch]}
   */
  public static double mean(double[] oldLogProbabilities, Block logProbabilities) {
    double sum = 0;
    for (int b = 0; b < oldLogProbabilities.length; b++) {
      sum += oldLogProbabilities[b] - logProbabilities.get(b);
    }
    return sum / oldLogProbabilities.length;
  }
}
