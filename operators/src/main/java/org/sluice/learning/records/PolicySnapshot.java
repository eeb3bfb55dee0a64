package org.sluice.learning.records;

import java.util.Arrays;

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

  /** Whether all of its numbers are another's. */
  public boolean sameAs(PolicySnapshot other) {
    return trial.equals(other.trial)
        && version == other.version
        && steps == other.steps
        && last == other.last
        && Arrays.equals(policy, other.policy)
        && Arrays.equals(value, other.value)
        && Arrays.equals(means, other.means)
        && Arrays.equals(deviations, other.deviations);
  }

  /** The same as the policy that its trial ends with, under a version. */
  public PolicySnapshot asLast(int as) {
    return new PolicySnapshot(trial, as, steps, true, policy, value, means, deviations);
  }
}
