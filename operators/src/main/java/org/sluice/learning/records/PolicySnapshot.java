package org.sluice.learning.records;

import java.util.Arrays;

/**
 * All that is needed to act under a trial's policy.
 *
 * @param trial the trial's id
 * @param version 0 for the first; each iteration makes the next
 * @param steps environment steps that it has been learned from
 * @param last whether the trial ends with it
 * @param specification what the numbers mean
 * @param policy θ in the order of the policy's layout
 * @param value the value function's parameters in the order of its layout
 * @param means of the observations, {@code [observationDim]}; empty if they are not normalised
 * @param deviations of the observations, like the means
 */
public record PolicySnapshot(
    String trial,
    int version,
    long steps,
    boolean last,
    PolicySpecification specification,
    float[] policy,
    float[] value,
    double[] means,
    double[] deviations) {

  /** The same as the policy that its trial ends with, under a version. */
  public PolicySnapshot asLast(int as) {
    return new PolicySnapshot(
        trial, as, steps, true, specification, policy, value, means, deviations);
  }

  /** The same under another version. */
  public PolicySnapshot withVersion(int other) {
    return new PolicySnapshot(
        trial, other, steps, last, specification, policy, value, means, deviations);
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true; // as for each record of a lane that follows it
    }
    return other instanceof PolicySnapshot that
        && version == that.version
        && steps == that.steps
        && last == that.last
        && trial.equals(that.trial)
        && Arrays.equals(policy, that.policy)
        && Arrays.equals(value, that.value)
        && Arrays.equals(means, that.means)
        && Arrays.equals(deviations, that.deviations)
        && specification.equals(that.specification);
  }

  @Override
  public int hashCode() {
    return 31 * trial.hashCode() + version;
  }

  @Override
  public String toString() {
    return String.format("version %d of %s after %d steps", version, trial, steps);
  }
}
