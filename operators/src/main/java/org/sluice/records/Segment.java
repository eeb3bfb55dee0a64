package org.sluice.records;

/**
 * A lane's whole share of one iteration, with advantages; row-major.
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
    int[] episodeLengths) {

  /** How many transitions there are. */
  public int steps() {
    return advantages.length;
  }
}
