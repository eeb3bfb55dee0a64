package org.sluice.learning.imitation;

/**
 * A minibatch of demonstrated observations and actions; row-major, reused.
 *
 * @param rows pairs
 * @param observations {@code [rows, observationDim]}
 * @param actions {@code [rows, actionDim]}
 */
public record Pairs(int rows, double[] observations, double[] actions) {

  /** Room for a number of pairs. */
  public static Pairs of(int rows, int observationDim, int actionDim) {
    return new Pairs(rows, new double[rows * observationDim], new double[rows * actionDim]);
  }
}
