package org.sluice.connectors.source.enumerator;

import java.util.List;
import org.sluice.connectors.source.split.LaneSplit;

/**
 * The enumerator's state: the lanes that are not assigned to a reader yet.
 *
 * @param lanes in their order
 */
public record PendingLanes(List<LaneSplit> lanes) {

  public PendingLanes {
    lanes = List.copyOf(lanes);
  }
}
