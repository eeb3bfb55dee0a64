package org.sluice.learning.trustregion;

/**
 * One iteration's transitions for the policy update; row-major, in the batch's order.
 *
 * @param observations normalised observations, {@code [batch, observationDim]}
 * @param actions actions as recorded, {@code [batch, actionDim]}
 * @param logProbabilities log π of the actions when they were taken, {@code [batch]}
 * @param advantages standardised advantages, {@code [batch]}
 */
public record PolicyBatch(
    double[] observations, double[] actions, double[] logProbabilities, double[] advantages) {

  /** The number of transitions. */
  public int size() {
    return advantages.length;
  }
}
