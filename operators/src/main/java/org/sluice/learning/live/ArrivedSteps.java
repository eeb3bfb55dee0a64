package org.sluice.learning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Transitions;

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
    Transitions t = experience.transitions();
    out.writeLong(offset);
    out.writeUTF(experience.actor());
    out.writeLong(experience.episode());
    out.writeLong(experience.step());
    out.writeInt(experience.version());
    save(t.observations(), out);
    save(t.actions(), out);
    save(t.logProbabilities(), out);
    save(t.rewards(), out);
    out.writeInt(t.ends().length);
    out.write(t.ends());
    save(t.nextObservation(), out);
    save(t.finalObservations(), out);
    out.writeInt(experience.rewardsLater().length);
    for (int later : experience.rewardsLater()) {
      out.writeInt(later);
    }
  }

  static ArrivedSteps restored(String trial, DataInput in) throws IOException {
    long offset = in.readLong();
    String actor = in.readUTF();
    long episode = in.readLong();
    long step = in.readLong();
    int version = in.readInt();
    Transitions transitions =
        new Transitions(
            observations(in),
            floats(in),
            floats(in),
            floats(in),
            bytes(in),
            observations(in),
            observations(in));
    int[] later = new int[in.readInt()];
    for (int i = 0; i < later.length; i++) {
      later[i] = in.readInt();
    }
    return new ArrivedSteps(
        new Experience(trial, actor, episode, step, version, transitions, later), offset);
  }

  private static void save(Observations observations, DataOutput out) throws IOException {
    out.writeBoolean(observations.isBytes());
    if (observations.isBytes()) {
      out.writeInt(observations.size());
      out.write(observations.bytes());
    } else {
      save(observations.floats(), out);
    }
  }

  private static Observations observations(DataInput in) throws IOException {
    return in.readBoolean() ? Observations.of(bytes(in)) : Observations.of(floats(in));
  }

  private static void save(float[] numbers, DataOutput out) throws IOException {
    out.writeInt(numbers.length);
    for (float number : numbers) {
      out.writeFloat(number);
    }
  }

  private static float[] floats(DataInput in) throws IOException {
    float[] numbers = new float[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readFloat();
    }
    return numbers;
  }

  private static byte[] bytes(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
