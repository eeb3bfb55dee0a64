package org.sluice.learning.records;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Everything that is needed to act under a trial's policy.
 *
 * @param trial the trial's id
 * @param version 0 for the first; each iteration makes the next
 * @param steps environment steps that it was learned from
 * @param last whether it is the trial's last
 * @param specification the meaning of the numbers
 * @param policy θ in the order of the policy's layout
 * @param value the value function's parameters in the order of its layout; or the standard
 *     deviation of each of θ, if lanes perturb them
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
    double[] deviations)
    implements Serializable {

  /** A copy marked as the trial's last policy, under another version. */
  public PolicySnapshot asLast(int as) {
    return new PolicySnapshot(
        trial, as, steps, true, specification, policy, value, means, deviations);
  }

  /** Only what a policy above it needs to act through it: without value function and layers. */
  public PolicySnapshot asLayer() {
    return new PolicySnapshot(
        trial,
        version,
        steps,
        last,
        specification.alone(),
        policy,
        new float[0],
        means,
        deviations);
  }

  /** A copy above other layers. */
  public PolicySnapshot above(List<PolicySnapshot> layers) {
    return new PolicySnapshot(
        trial, version, steps, last, specification.above(layers), policy, value, means, deviations);
  }

  /** A copy under another version. */
  public PolicySnapshot withVersion(int other) {
    return new PolicySnapshot(
        trial, other, steps, last, specification, policy, value, means, deviations);
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true; // cheap, since it is called for each record of a lane
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
