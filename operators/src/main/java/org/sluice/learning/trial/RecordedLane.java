package org.sluice.learning.trial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.targets.RunningEpisode;
import org.sluice.learning.targets.SegmentBuilder;

/** A lane's recorded trajectories on their way to shares of iterations. */
final class RecordedLane {

  private final LaneRules rules;
  private final List<Trajectory> pending = new ArrayList<>();
  private final Deque<Segment> shares = new ArrayDeque<>();
  private RunningEpisode episode = RunningEpisode.NONE;
  private long next;
  private boolean over;

  RecordedLane(LaneRules rules) {
    this.rules = rules;
  }

  /** The shares that have not been learned from, in their order. */
  Deque<Segment> shares() {
    return shares;
  }

  /** Adds what follows the steps so far; what was there before, or is ahead, changes nothing. */
  void take(Trajectory t) {
    if (over || t.sequence() > next) {
      return;
    }
    if (t.isFailure()) {
      if (t.sequence() == next) {
        over = true;
        shares.add(Segment.failed(t.laneId(), t.version(), t.failure()));
      }
      return;
    }
    if (t.sequence() + t.steps() <= next) {
      return;
    }
    Trajectory rest = t.sequence() < next ? t.from(next) : t;
    pending.add(rest);
    next += rest.steps();
    if (next % rules.rules().share() == 0) {
      SegmentBuilder.Built built = rules.builder().build(pending, episode);
      episode = built.episode();
      shares.add(built.segment());
      pending.clear();
    }
  }
}
