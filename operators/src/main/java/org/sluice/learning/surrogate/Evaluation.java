package org.sluice.learning.surrogate;

/**
 * The objective at some parameters.
 *
 * @param surrogate the importance-weighted mean advantage
 * @param entropy entropy of the policy, nats; without an entropy bonus, the negative mean
 *     log-probability of the batch's actions
 * @param objective what is maximised: surrogate + coefficient · entropy
 * @param divergence KL[old ‖ these parameters], nats
 */
public record Evaluation(double surrogate, double entropy, double objective, double divergence) {

  /** Whether objective and divergence are. */
  public boolean finite() {
    return Double.isFinite(objective) && Double.isFinite(divergence);
  }
}
