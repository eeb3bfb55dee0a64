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
 * @param logProbabilities log π(action | observation), {@code [steps]}; empty if the algorithm does
 *     not learn from them
 * @param rewards {@code [steps]}
 * @param values V(observation), {@code [steps]}; empty if the algorithm does not learn from them
 * @param ends {@link EndMark#code} of each step, {@code [steps]}
 * @param finalValues V of an episode's last observation where a step was truncated, else 0, {@code
 *     [steps]}; empty like the values
 * @param bootstrapValue V of the observation after the last step; 0 without values
 * @param nextObservation the observation after the last step, {@code [observationDim]}; if an
 *     episode ended there, the first of the next one
 * @param finalObservations the last observation of each episode that was truncated here, in order,
 *     {@code [truncated steps, observationDim]}: what followed their last steps
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
    float[] nextObservation,
    float[] finalObservations,
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
        new float[0],
        new float[0],
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
    int width = observations.length / steps;
    return new Trajectory(
        trial,
        lane,
        version,
        first,
        Arrays.copyOfRange(observations, dropped * width, observations.length),
        Arrays.copyOfRange(actions, dropped * (actions.length / steps), actions.length),
        rest(logProbabilities, dropped),
        rest(rewards, dropped),
        rest(values, dropped),
        Arrays.copyOfRange(ends, dropped, steps),
        rest(finalValues, dropped),
        bootstrapValue,
        nextObservation,
        rest(finalObservations, width * truncated(ends, dropped)),
        failure);
  }

  private static float[] rest(float[] numbers, int dropped) {
    return numbers.length == 0 ? numbers : Arrays.copyOfRange(numbers, dropped, numbers.length);
  }

  /** How many of the first steps were truncated. */
  public static int truncated(byte[] ends, int steps) {
    int truncated = 0;
    for (int i = 0; i < steps; i++) {
      truncated += ends[i] == EndMark.TRUNCATED.code() ? 1 : 0;
    }
    return truncated;
  }
}
