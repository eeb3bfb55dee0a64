package org.sluice.learning.replay;

import java.util.List;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Transitions;

/**
 * The transitions that one iteration adds to a {@link ReplayBuffer}.
 *
 * @param lanes in the order of the lanes
 */
public record ReplayBlock(List<Transitions> lanes) {

  public ReplayBlock {
    lanes = List.copyOf(lanes);
  }

  /** The block of an iteration. */
  public static ReplayBlock of(List<Segment> segments) {
    return new ReplayBlock(segments.stream().map(Segment::transitions).toList());
  }

  /** The number of transitions. */
  public int steps() {
    return lanes.stream().mapToInt(Transitions::steps).sum();
  }
}
