package org.sluice.learning.records;

import java.util.List;

/**
 * One iteration's data, whole.
 *
 * @param trial the trial's id
 * @param version the policy version that acted
 * @param segments one per lane, in the order of the lanes
 */
public record CollectedBatch(String trial, int version, List<Segment> segments) {

  /** How many transitions there are. */
  public int steps() {
    return segments.stream().mapToInt(Segment::steps).sum();
  }
}
