package org.sluice.learning.records;

/**
 * A trajectory and the place on the transitions topic that it was read from.
 *
 * @param trajectory what was read
 * @param partition of the topic
 * @param offset in the partition
 */
public record Received(Trajectory trajectory, int partition, long offset) {

  /** Whose transitions they are. */
  public LaneId laneId() {
    return trajectory.laneId();
  }
}
