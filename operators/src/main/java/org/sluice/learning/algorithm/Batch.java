package org.sluice.learning.algorithm;

/**
 * An iteration's transitions, ordered by lane and step; row-major.
 *
 * @param observations normalised as for the policy that acted, {@code [batch, observationDim]}
 * @param actions as sampled from the policy, {@code [batch, actionDim]}
 * @param logProbabilities log π of the actions when they were taken, {@code [batch]}
 * @param values V of the observations at that time, {@code [batch]}
 * @param advantages {@code [batch]}
 * @param returns the targets of the value function, {@code [batch]}
 * @param episodeReturns returns of the episodes that ended, lane by lane
 * @param remaining the fraction of the trial that remains, including this iteration: 1 for the
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

  /** The number of transitions. */
  public int size() {
    return advantages.length;
  }
}
