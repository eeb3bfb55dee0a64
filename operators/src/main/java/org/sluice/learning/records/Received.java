package org.sluice.learning.records;

/**
 * A trajectory with its place on the transitions topic.
 *
 * @param trajectory what was read
 * @param partition of the topic
 * @param offset in the partition
 */
public record Received(Trajectory trajectory, int partition, long offset) {

  /** The lane of the transitions. */
  public LaneId laneId() {
    return trajectory.laneId();
  }
}
