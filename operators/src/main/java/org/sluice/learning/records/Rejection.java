package org.sluice.learning.records;

/**
 * A trajectory that could be read but not be taken, and why.
 *
 * @param trial the trial's id, as it stood in the trajectory
 * @param lane the lane's number, as it stood in the trajectory
 * @param sequence the number of its first step
 * @param partition of the transitions topic, where it was read
 * @param offset in the partition
 * @param kind of objection
 * @param reason what is wrong with it, for people
 */
public record Rejection(
    String trial, int lane, long sequence, int partition, long offset, Kind kind, String reason) {

  /** Of the objections to a trajectory. */
  public enum Kind {
    /** It can be none of the job's trials. */
    NOT_OF_ITS_TRIAL,
    /** Steps that come before it in its lane have not come. */
    AHEAD_OF_ITS_LANE
  }
}
