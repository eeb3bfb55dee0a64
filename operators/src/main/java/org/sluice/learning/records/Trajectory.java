package org.sluice.learning.records;

import java.util.Arrays;

/**
 * Consecutive transitions of one lane under one policy version. A lane that cannot continue sends a
 * last trajectory without transitions, with the reason.
 *
 * @param trial the trial's id
 * @param lane the lane's number in its trial
 * @param version the policy version that acted
 * @param sequence the number of the first step in the lane, from 0
 * @param transitions the steps
 * @param values V(observation), {@code [steps]}; empty if the algorithm does not learn from them
 * @param finalValues V of an episode's last observation where a step was truncated, else 0, {@code
 *     [steps]}; empty like the values
 * @param bootstrapValue V of the observation after the last step; 0 without values
 * @param branches for each step, the branch that it belongs to, from 1, or 0 for the trunk, {@code
 *     [steps]}; empty without branches. A branch's last step has an end mark; the step after it
 *     starts from the state that the branch started from
 * @param failure why the lane cannot continue; empty if it can
 */
public record Trajectory(
    String trial,
    int lane,
    int version,
    long sequence,
    Transitions transitions,
    float[] values,
    float[] finalValues,
    float bootstrapValue,
    byte[] branches,
    String failure) {

  /** A trajectory without branches. */
  public Trajectory(
      String trial,
      int lane,
      int version,
      long sequence,
      Transitions transitions,
      float[] values,
      float[] finalValues,
      float bootstrapValue,
      String failure) {
    this(
        trial,
        lane,
        version,
        sequence,
        transitions,
        values,
        finalValues,
        bootstrapValue,
        new byte[0],
        failure);
  }

  /** The most characters of a failure, so that any environment's message fits into a record. */
  public static final int LONGEST_FAILURE = 1000;

  /**
   * The last trajectory of a lane that cannot continue.
   *
   * @param sequence the number of the first missing step
   * @param reason the reason; truncated if it is very long
   */
  public static Trajectory failed(LaneId lane, int version, long sequence, String reason) {
    String failure =
        reason.length() > LONGEST_FAILURE ? reason.substring(0, LONGEST_FAILURE) : reason;
    return new Trajectory(
        lane.trial(),
        lane.lane(),
        version,
        sequence,
        Transitions.NONE,
        new float[0],
        new float[0],
        0,
        failure);
  }

  /** The lane of the transitions. */
  public LaneId laneId() {
    return new LaneId(trial, lane);
  }

  /** Whether this is the last trajectory of a failed lane, without transitions. */
  public boolean isFailure() {
    return !failure.isEmpty();
  }

  /** The number of transitions. */
  public int steps() {
    return transitions.steps();
  }

  /**
   * The part from a step on.
   *
   * @param first the number of one of its steps in the lane
   */
  public Trajectory from(long first) {
    int dropped = Math.toIntExact(first - sequence);
    return new Trajectory(
        trial,
        lane,
        version,
        first,
        transitions.without(dropped),
        rest(values, dropped),
        rest(finalValues, dropped),
        bootstrapValue,
        branches.length == 0 ? branches : Arrays.copyOfRange(branches, dropped, branches.length),
        failure);
  }

  static float[] rest(float[] numbers, int dropped) {
    return numbers.length == 0 ? numbers : Arrays.copyOfRange(numbers, dropped, numbers.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Trajectory that
        && trial.equals(that.trial)
        && lane == that.lane
        && version == that.version
        && sequence == that.sequence
        && transitions.equals(that.transitions)
        && Arrays.equals(values, that.values)
        && Arrays.equals(finalValues, that.finalValues)
        && Float.floatToIntBits(bootstrapValue) == Float.floatToIntBits(that.bootstrapValue)
        && Arrays.equals(branches, that.branches)
        && failure.equals(that.failure);
  }

  @Override
  public int hashCode() {
    return 31 * laneId().hashCode() + Long.hashCode(sequence);
  }

  @Override
  public String toString() {
    return String.format(
        "%s from step %d of %s under version %d%s",
        transitions, sequence, laneId(), version, isFailure() ? ": " + failure : "");
  }
}
