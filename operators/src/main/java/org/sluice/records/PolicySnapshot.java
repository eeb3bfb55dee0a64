package org.sluice.records;

/**
 * All that acting needs of a trial's policy.
 *
 * @param trial the trial's id
 * @param version 0 for the first; each iteration makes the next
 * @param steps environment steps that it has been learned from
 * @param last whether the trial ends with it
 * @param policy θ in the order of the policy's layout
 * @param value the value function's parameters in the order of its layout
 * @param means of the observations, {@code [observationDim]}
 * @param deviations of the observations, {@code [observationDim]}
 */
public record PolicySnapshot(
    String trial,
    int version,
    long steps,
    boolean last,
    float[] policy,
    float[] value,
    double[] means,
    double[] deviations) {

  /** The same as the policy that its trial ends with, under a version. */
  public PolicySnapshot asLast(int as) {
    return new PolicySnapshot(trial, as, steps, true, policy, value, means, deviations);
  }
}
