package org.sluice.connectors.source.split;

import org.apache.flink.api.connector.source.SourceSplit;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.PolicySnapshot;

/**
 * A lane, before its first step or between two.
 *
 * @param lane whose
 * @param state of its environment and generators, as {@code Lane.snapshot} wrote it; null before
 *     the first step
 * @param policy that it goes on under; null before the first step, and where the next step is
 *     another version's, which the lane asks for
 */
public record LaneSplit(LaneId lane, byte[] state, PolicySnapshot policy) implements SourceSplit {

  /** A lane that has not begun. */
  public static LaneSplit fresh(LaneId lane) {
    return new LaneSplit(lane, null, null);
  }

  /** Whether it has not begun. */
  public boolean isFresh() {
    return state == null;
  }

  @Override
  public String splitId() {
    return lane.trial() + "/" + lane.lane();
  }
}
