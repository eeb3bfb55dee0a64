package org.sluice.connectors.codec;

import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Transitions;

/** The fields {@code steps} … {@code finalObservations} of transition records. */
final class TransitionsCodec {

  private static final int BLOCKS = 7;
  private static final int COUNTS = 4;

  private TransitionsCodec() {}

  static void write(Transitions transitions, BinaryWriter out) {
    int steps = transitions.steps();
    int observationDim = width("observations", transitions.observations().size(), steps);
    int actionDim = width("actions", transitions.actions().length, steps);
    perStepOrNone("logProbabilities", transitions.logProbabilities().length, steps);
    perStep("ends", transitions.ends().length, steps);
    perStep("nextObservation", transitions.nextObservation().size(), observationDim);
    int truncated = transitions.truncated(steps);
    perStep(
        "finalObservations", transitions.finalObservations().size(), truncated * observationDim);
    boolean bytes = transitions.observations().isBytes();
    out.number(steps)
        .number(observationDim)
        .number(bytes ? 1 : Float.BYTES)
        .number(actionDim)
        .block(transitions.observations())
        .block(transitions.actions())
        .block(transitions.logProbabilities())
        .block(transitions.rewards())
        .bytes(transitions.ends())
        .block(transitions.nextObservation())
        .block(transitions.finalObservations());
  }

  /** The most bytes of at least one step, since each may be truncated. */
  static long most(long steps, int observationDim, int actionDim) {
    long floats = steps * (2L * observationDim + actionDim + 2) + observationDim;
    return (COUNTS + BLOCKS) * BinaryWriter.VARINT + Float.BYTES * floats + steps;
  }

  static Transitions read(BinaryReader in) throws UnreadableRecordException {
    long steps = in.count("steps", 0);
    int least = steps == 0 ? 0 : 1;
    long observationDim = in.count("observationDim", least);
    int bytesEach = in.count("observationBytes", 1);
    if (bytesEach != 1 && bytesEach != Float.BYTES) {
      throw BinaryReader.outOfRange("observationBytes", bytesEach);
    }
    boolean bytes = bytesEach == 1;
    long actionDim = in.count("actionDim", least);
    Observations observations = observations(in, "observations", bytes, steps * observationDim);
    float[] actions = in.floats("actions", steps * actionDim);
    float[] logProbabilities = in.floatsOrNone("logProbabilities", steps);
    float[] rewards = in.floats("rewards", steps);
    byte[] ends = ends(in.bytes("ends", steps));
    Observations next = observations(in, "nextObservation", bytes, steps == 0 ? 0 : observationDim);
    long truncated = 0;
    for (byte end : ends) {
      truncated += end == EndMark.TRUNCATED.code() ? 1 : 0;
    }
    Observations last = observations(in, "finalObservations", bytes, truncated * observationDim);
    return new Transitions(observations, actions, logProbabilities, rewards, ends, next, last);
  }

  private static Observations observations(BinaryReader in, String field, boolean bytes, long count)
      throws UnreadableRecordException {
    return bytes
        ? Observations.of(in.bytes(field, count))
        : Observations.of(in.floats(field, count));
  }

  private static byte[] ends(byte[] ends) throws UnreadableRecordException {
    for (byte end : ends) {
      if (end < EndMark.NONE.code() || end > EndMark.TRUNCATED.code()) {
        throw BinaryReader.outOfRange("an end mark", end);
      }
    }
    return ends;
  }

  private static int width(String field, int numbers, int steps) {
    if (steps == 0 && numbers == 0) {
      return 0;
    }
    if (steps == 0 || numbers == 0 || numbers % steps != 0) {
      throw new IllegalArgumentException(
          String.format(
              "%d numbers of %s are not a whole number per step for %d steps",
              numbers, field, steps));
    }
    return numbers / steps;
  }

  static void perStepOrNone(String field, int numbers, int steps) {
    if (numbers != 0) {
      perStep(field, numbers, steps);
    }
  }

  static void perStep(String field, int numbers, int steps) {
    if (numbers != steps) {
      throw new IllegalArgumentException(
          String.format("%d numbers of %s in %d steps", numbers, field, steps));
    }
  }
}
