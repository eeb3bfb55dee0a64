package org.sluice.learning.records;

import java.util.Arrays;

/**
 * Consecutive transitions of one lane under one policy version; row-major, in single precision. A
 * lane that cannot go on sends one last trajectory without transitions, which says why.
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
 * @param failure why the lane cannot go on; empty if it can
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
    float bootstrapValue,
    String failure) {

  /** Characters, at most: whatever an environment has to say must fit into a record. */
  public static final int LONGEST_FAILURE = 1000;

  /**
   * The last trajectory of a lane that cannot go on.
   *
   * @param sequence the number of the first step that is missing
   * @param reason why it cannot; its beginning, where it is very long
   */
  public static Trajectory failed(LaneId lane, int version, long sequence, String reason) {
    String failure =
        reason.length() > LONGEST_FAILURE ? reason.substring(0, LONGEST_FAILURE) : reason;
    return new Trajectory(
        lane.trial(),
        lane.lane(),
        version,
        sequence,
        new float[0],
        new float[0],
        new float[0],
        new float[0],
        new float[0],
        new byte[0],
        new float[0],
        0,
        failure);
  }

  /** Whose transitions they are. */
  public LaneId laneId() {
    return new LaneId(trial, lane);
  }

  /** Whether this is a lane's last word, without transitions. */
  public boolean isFailure() {
    return !failure.isEmpty();
  }

  /** How many transitions there are. */
  public int steps() {
    return rewards.length;
  }

  /**
   * What is left of it from a step on.
   *
   * @param first the number of one of its steps in the lane's life
   */
  public Trajectory from(long first) {
    int steps = steps();
    int dropped = Math.toIntExact(first - sequence);
    return new Trajectory(
        trial,
        lane,
        version,
        first,
        Arrays.copyOfRange(
            observations, dropped * (observations.length / steps), observations.length),
        Arrays.copyOfRange(actions, dropped * (actions.length / steps), actions.length),
        Arrays.copyOfRange(logProbabilities, dropped, steps),
        Arrays.copyOfRange(rewards, dropped, steps),
        Arrays.copyOfRange(values, dropped, steps),
        Arrays.copyOfRange(ends, dropped, steps),
        Arrays.copyOfRange(finalValues, dropped, steps),
        bootstrapValue,
        failure);
  }
}
