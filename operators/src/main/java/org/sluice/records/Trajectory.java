package org.sluice.records;

/**
 * Consecutive transitions of one lane under one policy version; row-major, in single precision.
 *
 * @param trial the trial's id
 * @param lane the lane's number in its trial
 * @param version the policy version that acted
 * @param sequence the number of the first step in the lane's life, from 0
 * @param observations before each step, as the environment gave them, {@code [steps,
 *     observationDim]}
 * @param actions as the policy drew them, before any clipping, {@code [steps, actionDim]}
 * @param logProbabilities log π(action | observation), {@code [steps]}
 * @param rewards {@code [steps]}
 * @param values V(observation), {@code [steps]}
 * @param ends {@link EndMark#code} of each step, {@code [steps]}
 * @param finalValues V of an episode's last observation where a step was truncated, else 0, {@code
 *     [steps]}
 * @param bootstrapValue V of the observation after the last step
 */
public record Trajectory(
    String trial,
    int lane,
    int version,
    long sequence,
    float[] observations,
    float[] actions,
    float[] logProbabilities,
    float[] rewards,
    float[] values,
    byte[] ends,
    float[] finalValues,
    float bootstrapValue) {

  /** How many transitions there are. */
  public int steps() {
    return rewards.length;
  }
}
