package org.sluice.connectors.source.enumerator;

import java.util.List;
import org.sluice.connectors.source.split.LaneSplit;

/**
 * What the enumerator remembers: the lanes that no reader has taken over yet.
 *
 * @param lanes in their order
 */
public record PendingLanes(List<LaneSplit> lanes) {

  public PendingLanes {
    lanes = List.copyOf(lanes);
  }
}
