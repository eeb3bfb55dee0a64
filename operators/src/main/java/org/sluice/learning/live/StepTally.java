package org.sluice.learning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.sluice.learning.live.log.StepCounts;

/** Counts what becomes of steps. */
final class StepTally {

  private long taken;
  private long duplicate;
  private long stale;
  private long rejected;

  void taken(long steps) {
    taken += steps;
  }

  void duplicate(long steps) {
    duplicate += steps;
  }

  void stale(long steps) {
    stale += steps;
  }

  void rejected(long steps) {
    rejected += steps;
  }

  /**
   * All counts.
   *
   * @param pending steps that are not decided yet
   */
  StepCounts counts(long pending) {
    return new StepCounts(taken, duplicate, stale, rejected, pending);
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(taken);
    out.writeLong(duplicate);
    out.writeLong(stale);
    out.writeLong(rejected);
  }

  static StepTally restored(DataInput in) throws IOException {
    StepTally tally = new StepTally();
    tally.taken = in.readLong();
    tally.duplicate = in.readLong();
    tally.stale = in.readLong();
    tally.rejected = in.readLong();
    return tally;
  }
}
