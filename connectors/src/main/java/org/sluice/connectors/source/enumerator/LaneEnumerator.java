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
 * Deals the lanes out to the readers in turn, each reader's share as soon as it registers. Which
 * reader steps a lane makes no difference to what the lane does.
 */
public final class LaneEnumerator implements SplitEnumerator<LaneSplit, PendingLanes> {

  private final SplitEnumeratorContext<LaneSplit> context;

  /** By the reader that is to take them over. */
  private final Map<Integer, List<LaneSplit>> pending = new TreeMap<>();

  /**
   * @param lanes those that no reader has
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

  /** A reader has failed and is being replaced: its lanes since the last checkpoint come back. */
  @Override
  public void addSplitsBack(List<LaneSplit> lanes, int reader) {
    lanes.forEach(lane -> add(lane, reader));
    if (context.registeredReaders().containsKey(reader)) {
      assign(reader);
    }
  }

  /** Readers do not ask: they get their lanes when they register. */
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
