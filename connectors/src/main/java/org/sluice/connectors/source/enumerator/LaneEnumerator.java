package org.sluice.connectors.source.enumerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.sluice.connectors.source.split.LaneSplit;

/**
 * Assigns the lanes to the readers round-robin, each reader's share as soon as it registers. The
 * assignment does not affect what a lane does.
 */
public final class LaneEnumerator implements SplitEnumerator<LaneSplit, PendingLanes> {

  private final SplitEnumeratorContext<LaneSplit> context;

  /** Pending lanes by reader. */
  private final Map<Integer, List<LaneSplit>> pending = new TreeMap<>();

  /**
   * @param lanes the unassigned lanes
   */
  public LaneEnumerator(SplitEnumeratorContext<LaneSplit> context, PendingLanes lanes) {
    this.context = context;
    for (int i = 0; i < lanes.lanes().size(); i++) {
      add(lanes.lanes().get(i), i % context.currentParallelism());
    }
  }

  @Override
  public void start() {}

  @Override
  public void addReader(int reader) {
    assign(reader);
  }

  /** Takes back the lanes of a failed reader since the last checkpoint. */
  @Override
  public void addSplitsBack(List<LaneSplit> lanes, int reader) {
    lanes.forEach(lane -> add(lane, reader));
    if (context.registeredReaders().containsKey(reader)) {
      assign(reader);
    }
  }

  /** Readers do not request splits: they get their lanes when they register. */
  @Override
  public void handleSplitRequest(int reader, String host) {}

  @Override
  public PendingLanes snapshotState(long checkpoint) {
    List<LaneSplit> lanes = new ArrayList<>();
    pending.values().forEach(lanes::addAll);
    return new PendingLanes(lanes);
  }

  @Override
  public void close() {}

  private void add(LaneSplit lane, int reader) {
    pending.computeIfAbsent(reader, key -> new ArrayList<>()).add(lane);
  }

  private void assign(int reader) {
    List<LaneSplit> share = pending.remove(reader);
    if (share != null) {
      context.assignSplits(new SplitsAssignment<>(Map.of(reader, share)));
    }
    context.signalNoMoreSplits(reader);
  }
}
