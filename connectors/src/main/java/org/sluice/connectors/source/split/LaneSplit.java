package org.sluice.connectors.source.split;

import org.apache.flink.api.connector.source.SourceSplit;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.PolicySnapshot;

/**
 * A lane before its first step or between two steps.
 *
 * @param lane the lane's id
 * @param state of its environment and generators, as {@code Lane.snapshot} wrote it; null before
 *     the first step
 * @param policy the current policy; null before the first step, and if the next step needs another
 *     version
 */
public record LaneSplit(LaneId lane, byte[] state, PolicySnapshot policy) implements SourceSplit {

  /** A lane that has not started. */
  public static LaneSplit fresh(LaneId lane) {
    return new LaneSplit(lane, null, null);
  }

  /** Whether it has not started. */
  public boolean isFresh() {
    return state == null;
  }

  @Override
  public String splitId() {
    return lane.trial() + "/" + lane.lane();
  }
}
