package org.sluice.learning.records;

/**
 * One environment instance of a trial.
 *
 * @param trial the trial's id
 * @param lane the lane's number in its trial, from 0
 */
public record LaneId(String trial, int lane) {

  /**
   * Defined explicitly, since Flink partitions state by it and a record's generated hash code may
   * change.
   */
  @Override
  public int hashCode() {
    return 31 * trial.hashCode() + lane;
  }

  @Override
  public String toString() {
    return "lane " + lane + " of " + trial;
  }
}
