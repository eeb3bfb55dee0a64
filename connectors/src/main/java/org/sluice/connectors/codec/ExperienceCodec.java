package org.sluice.connectors.codec;

import java.util.Arrays;
import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Transitions;

/** {@link Experience} after {@code Experience.avsc}. */
public final class ExperienceCodec implements Codec<Experience> {

  private static final long serialVersionUID = 1;
  private static final int VARINTS = 3;
  private static final int LIST_VARINTS = 2;

  @Override
  public RecordKind kind() {
    return RecordKind.EXPERIENCE;
  }

  @Override
  public byte[] encode(Experience experience) {
    Transitions transitions = experience.transitions();
    int steps = transitions.steps();
    check(experience);
    long size =
        BinaryWriter.most(experience.trial())
            + most(
                steps,
                transitions.observations().size() / steps,
                transitions.actions().length / steps);
    BinaryWriter out =
        new BinaryWriter(size)
            .text(experience.trial())
            .text(experience.actor())
            .number(experience.episode())
            .number(experience.step())
            .number(experience.version());
    TransitionsCodec.write(transitions, out);
    int[] later = experience.rewardsLater();
    if (later.length > 0) {
      out.number(later.length);
      for (int position : later) {
        out.number(position);
      }
    }
    return out.number(0).toBytes();
  }

  /** The most bytes that so many steps take, whoever acts and however many rewards follow. */
  public static long most(String trial, long steps, int observationDim, int actionDim) {
    return BinaryWriter.most(trial) + most(steps, observationDim, actionDim);
  }

  private static long most(long steps, int observationDim, int actionDim) {
    return BinaryWriter.VARINT
        + 3L * ActorNames.LONGEST
        + (VARINTS + LIST_VARINTS + steps) * BinaryWriter.VARINT
        + TransitionsCodec.most(steps, observationDim, actionDim);
  }

  private static void check(Experience experience) {
    ActorNames.check(experience.actor());
    int steps = experience.steps();
    String problem =
        steps == 0 ? "has no steps" : problem(experience.transitions(), experience.step());
    int before = -1;
    for (int position : experience.rewardsLater()) {
      if (position <= before || position >= steps) {
        problem = "says that the reward of position " + position + " follows";
      }
      before = position;
    }
    if (problem != null) {
      throw new IllegalArgumentException("a record of experience " + problem);
    }
  }

  /** What contradicts itself in at least one step, or null. */
  private static String problem(Transitions transitions, long step) {
    int last = transitions.steps() - 1;
    if (step > Long.MAX_VALUE - transitions.steps()) {
      return "ends after the last number of a step";
    }
    if (transitions.logProbabilities().length != transitions.steps()) {
      return "has "
          + transitions.logProbabilities().length
          + " log-probabilities of "
          + transitions.steps()
          + " steps";
    }
    byte[] ends = transitions.ends();
    for (int i = 0; i < last; i++) {
      if (ends[i] != EndMark.NONE.code()) {
        return "goes on after the end of its episode at position " + i;
      }
    }
    if (ends[last] == EndMark.TRUNCATED.code()
        && !transitions.finalObservations().equals(transitions.nextObservation())) {
      return "was truncated at another observation than nextObservation";
    }
    return null;
  }

  @Override
  public Experience decode(byte[] bytes) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    String trial = in.trial();
    String actor = ActorNames.read(in);
    long episode = in.longCount("episode");
    long step = in.longCount("step");
    int version = in.count("version", 0);
    Transitions transitions = TransitionsCodec.read(in);
    if (transitions.steps() == 0) {
      throw BinaryReader.outOfRange("steps", 0);
    }
    String problem = problem(transitions, step);
    if (problem != null) {
      throw new UnreadableRecordException(Reason.OUT_OF_RANGE, "the record " + problem);
    }
    int[] later = rewardsLater(in, transitions.steps());
    in.end();
    return new Experience(trial, actor, episode, step, version, transitions, later);
  }

  /** Rising numbers below {@code steps}: there are never more of them than steps. */
  private static int[] rewardsLater(BinaryReader in, int steps) throws UnreadableRecordException {
    int[] positions = {};
    int count = 0;
    for (long left = in.items("rewardsLater"); left != 0; left = in.items("rewardsLater")) {
      if (left > steps - count) {
        throw BinaryReader.outOfRange("the number of rewardsLater", left);
      }
      positions = count == 0 ? new int[steps] : positions;
      for (; left > 0; left--) {
        int position = in.count("a position of rewardsLater", 0);
        if (position >= steps || (count > 0 && position <= positions[count - 1])) {
          throw BinaryReader.outOfRange("a position of rewardsLater", position);
        }
        positions[count++] = position;
      }
    }
    return Arrays.copyOf(positions, count);
  }
}
