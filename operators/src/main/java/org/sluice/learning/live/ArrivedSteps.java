package org.sluice.learning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.records.Transitions;
import org.sluice.learning.records.binary.Blocks;
import org.sluice.learning.records.binary.TransitionsBytes;

/**
 * Steps with their place in the log.
 *
 * @param experience the steps
 * @param offset of their record
 */
record ArrivedSteps(Experience experience, long offset) {

  /** The first of them. */
  ArrivedSteps first(int count) {
    return with(experience.step(), experience.transitions().first(count));
  }

  /** What is left without the first. */
  ArrivedSteps without(int count) {
    return with(experience.step() + count, experience.transitions().without(count));
  }

  private ArrivedSteps with(long step, Transitions transitions) {
    Experience e = experience;
    return new ArrivedSteps(
        new Experience(
            e.trial(), e.actor(), e.episode(), step, e.version(), transitions, e.rewardsLater()),
        offset);
  }

  /** Writes all but the trial. */
  void save(DataOutput out) throws IOException {
    out.writeLong(offset);
    Blocks.writeText(experience.actor(), out);
    out.writeLong(experience.episode());
    out.writeLong(experience.step());
    out.writeInt(experience.version());
    TransitionsBytes.write(experience.transitions(), out);
    Blocks.writeInts(experience.rewardsLater(), out);
  }

  static ArrivedSteps restored(String trial, DataInput in) throws IOException {
    long offset = in.readLong();
    return new ArrivedSteps(
        new Experience(
            trial,
            Blocks.readText(in),
            in.readLong(),
            in.readLong(),
            in.readInt(),
            TransitionsBytes.read(in),
            Blocks.readInts(in)),
        offset);
  }
}
