package org.sluice.learning.records;

/**
 * A trajectory that could be read but not accepted, and the reason.
 *
 * @param trial the trial's id, as given in the trajectory
 * @param lane the lane's number, as given in the trajectory
 * @param sequence the number of its first step
 * @param partition of the transitions topic, where it was read
 * @param offset in the partition
 * @param kind the kind of objection
 * @param reason what is wrong with it
 */
public record Rejection(
    String trial, int lane, long sequence, int partition, long offset, Kind kind, String reason) {

  /** The kinds of objections. */
  public enum Kind {
    /** It cannot belong to any of the job's trials. */
    NOT_OF_ITS_TRIAL,
    /** Earlier steps of its lane have not arrived. */
    AHEAD_OF_ITS_LANE
  }
}
