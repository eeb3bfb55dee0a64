package org.sluice.learning.records;

import java.util.Arrays;

/**
 * A lane's whole share of one iteration, with advantages; row-major. The segment of a failed lane
 * is empty and has the reason.
 *
 * @param trial the trial's id
 * @param lane the lane's number in its trial
 * @param version the policy version that acted
 * @param transitions the steps
 * @param values {@code [steps]}; empty if the algorithm does not learn from them
 * @param advantages {@code [steps]}; empty if the algorithm has no {@link
 *     org.sluice.learning.targets.Targets}
 * @param returns the targets of the value function, like the advantages
 * @param episodeReturns sums of rewards of the episodes that ended here, in order; those of the
 *     trunk if there are branches
 * @param episodeLengths their steps
 * @param branches as in {@link Trajectory}, {@code [steps]}; empty without branches
 * @param failure why the lane could not continue; empty if it could
 */
public record Segment(
    String trial,
    int lane,
    int version,
    Transitions transitions,
    float[] values,
    double[] advantages,
    double[] returns,
    double[] episodeReturns,
    int[] episodeLengths,
    byte[] branches,
    String failure) {

  /** A segment without branches. */
  public Segment(
      String trial,
      int lane,
      int version,
      Transitions transitions,
      float[] values,
      double[] advantages,
      double[] returns,
      double[] episodeReturns,
      int[] episodeLengths,
      String failure) {
    this(
        trial,
        lane,
        version,
        transitions,
        values,
        advantages,
        returns,
        episodeReturns,
        episodeLengths,
        new byte[0],
        failure);
  }

  /** The segment of a failed lane. */
  public static Segment failed(LaneId lane, int version, String failure) {
    return new Segment(
        lane.trial(),
        lane.lane(),
        version,
        Transitions.NONE,
        new float[0],
        new double[0],
        new double[0],
        new double[0],
        new int[0],
        failure);
  }

  /** Whether the lane failed. */
  public boolean isFailure() {
    return !failure.isEmpty();
  }

  /** The number of transitions. */
  public int steps() {
    return transitions.steps();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Segment that
        && trial.equals(that.trial)
        && lane == that.lane
        && version == that.version
        && transitions.equals(that.transitions)
        && Arrays.equals(values, that.values)
        && Arrays.equals(advantages, that.advantages)
        && Arrays.equals(returns, that.returns)
        && Arrays.equals(episodeReturns, that.episodeReturns)
        && Arrays.equals(episodeLengths, that.episodeLengths)
        && Arrays.equals(branches, that.branches)
        && failure.equals(that.failure);
  }

  @Override
  public int hashCode() {
    return (31 * trial.hashCode() + lane) * 31 + version;
  }

  @Override
  public String toString() {
    return String.format("%d steps of lane %d of %s, version %d", steps(), lane, trial, version);
  }
}
