package org.sluice.operators;

import org.sluice.records.Trajectory;

/** Transitions of a lane are missing: training cannot go on from here without them. */
public final class SequenceGapException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  SequenceGapException(Trajectory trajectory, long due) {
    super(
        String.format(
            "%s: step %d is due, but the next that came is step %d; what is between was lost before"
                + " it got here",
            trajectory.laneId(), due, trajectory.sequence()));
  }
}
