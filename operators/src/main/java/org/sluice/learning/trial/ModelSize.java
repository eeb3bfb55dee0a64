package org.sluice.learning.trial;

import org.sluice.learning.graph.layers.ParameterLayout;

/**
 * How many numbers a trial's networks take; nothing of that size is made to find out.
 *
 * @param parameters of the policy
 * @param valueParameters of the value function
 * @param observationDim numbers per observation
 * @param actionDim numbers per action
 */
public record ModelSize(long parameters, long valueParameters, int observationDim, int actionDim) {

  /** That of a trial's networks. */
  public static ModelSize of(TrialModel model) {
    return new ModelSize(
        size(model.policy().layout()),
        size(model.valueNetwork().layout()),
        model.policy().observationDim(),
        model.policy().actionDim());
  }

  /** The layout's own sum is an int. */
  private static long size(ParameterLayout layout) {
    return layout.entries().stream().mapToLong(one -> (long) one.rows() * one.columns()).sum();
  }
}
