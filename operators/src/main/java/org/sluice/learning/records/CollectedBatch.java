package org.sluice.learning.records;

import java.util.List;

/**
 * The complete data of one iteration.
 *
 * @param trial the trial's id
 * @param version the policy version that acted
 * @param segments one per lane, in the order of the lanes
 */
public record CollectedBatch(String trial, int version, List<Segment> segments) {

  /** The number of transitions. */
  public int steps() {
    return segments.stream().mapToInt(Segment::steps).sum();
  }
}
