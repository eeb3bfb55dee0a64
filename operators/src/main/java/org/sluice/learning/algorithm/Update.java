package org.sluice.learning.algorithm;

import java.util.Map;

/**
 * What an update did.
 *
 * @param outcome whether the parameters changed, and if not, why
 * @param metrics of those that the algorithm lists, what there is to report
 */
public record Update(Outcome outcome, Map<Metric, Double> metrics) {

  /** An update. */
  public Update {
    metrics = Map.copyOf(metrics);
  }
}
