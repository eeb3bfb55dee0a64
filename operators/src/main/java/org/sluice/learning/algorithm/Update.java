package org.sluice.learning.algorithm;

import java.util.Map;

/**
 * The result of an update.
 *
 * @param outcome whether the parameters changed and, if not, why
 * @param metrics the available ones of the algorithm's metrics
 */
public record Update(Outcome outcome, Map<Metric, Double> metrics) {

  /** Creates a result. */
  public Update {
    metrics = Map.copyOf(metrics);
  }
}
