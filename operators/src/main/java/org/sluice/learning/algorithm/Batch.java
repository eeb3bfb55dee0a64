package org.sluice.learning.algorithm;

/**
 * An iteration's transitions in the order that defines it: lane by lane, step by step; row-major.
 *
 * @param observations normalised as they were for the policy that acted, {@code [batch,
 *     observationDim]}
 * @param actions as the policy drew them, {@code [batch, actionDim]}
 * @param logProbabilities log π of the actions when they were taken, {@code [batch]}
 * @param values V of the observations when they were met, {@code [batch]}
 * @param advantages {@code [batch]}
 * @param returns what the values should have been, {@code [batch]}
 * @param episodeReturns sums of rewards of the episodes that ended, lane by lane
 * @param remaining the share of the trial that is still to come, this iteration included: 1 for the
 *     first
 */
public record Batch(
    double[] observations,
    double[] actions,
    double[] logProbabilities,
    double[] values,
    double[] advantages,
    double[] returns,
    double[] episodeReturns,
    double remaining) {

  /** How many transitions there are. */
  public int size() {
    return advantages.length;
  }
}
