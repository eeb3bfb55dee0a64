package org.sluice.learning.records;

/**
 * A lane's whole share of one iteration, with advantages; row-major. The share of a lane that could
 * not go on is empty and says why.
 *
 * @param trial the trial's id
 * @param lane the lane's number in its trial
 * @param version the policy version that acted
 * @param observations as the environment gave them, {@code [steps, observationDim]}
 * @param actions {@code [steps, actionDim]}
 * @param logProbabilities {@code [steps]}
 * @param values {@code [steps]}
 * @param advantages {@code [steps]}
 * @param returns what the values should have been, {@code [steps]}
 * @param episodeReturns sums of rewards of the episodes that ended here, in order
 * @param episodeLengths their steps
 * @param failure why the lane could not go on; empty if it could
 */
public record Segment(
    String trial,
    int lane,
    int version,
    float[] observations,
    float[] actions,
    float[] logProbabilities,
    float[] values,
    double[] advantages,
    double[] returns,
    double[] episodeReturns,
    int[] episodeLengths,
    String failure) {

  /** The share of a lane that could not go on. */
  public static Segment failed(LaneId lane, int version, String failure) {
    return new Segment(
        lane.trial(),
        lane.lane(),
        version,
        new float[0],
        new float[0],
        new float[0],
        new float[0],
        new double[0],
        new double[0],
        new double[0],
        new int[0],
        failure);
  }

  /** Whether the lane could not go on. */
  public boolean isFailure() {
    return !failure.isEmpty();
  }

  /** How many transitions there are. */
  public int steps() {
    return advantages.length;
  }
}
