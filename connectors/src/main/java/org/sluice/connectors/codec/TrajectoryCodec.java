package org.sluice.connectors.codec;

import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Trajectory;

/** {@link Trajectory} after {@code Trajectory.avsc}. */
public final class TrajectoryCodec implements Codec<Trajectory> {

  private static final long serialVersionUID = 1;
  private static final int BLOCKS = 9;
  private static final int COUNTS = 6;

  @Override
  public RecordKind kind() {
    return RecordKind.TRAJECTORY;
  }

  @Override
  public byte[] encode(Trajectory trajectory) {
    int steps = trajectory.steps();
    if ((steps == 0) != trajectory.isFailure()) {
      throw new IllegalArgumentException("a trajectory has either steps or a failure");
    }
    int observationDim = width("observations", trajectory.observations().length, steps);
    int actionDim = width("actions", trajectory.actions().length, steps);
    perStepOrNone("logProbabilities", trajectory.logProbabilities().length, steps);
    perStepOrNone("values", trajectory.values().length, steps);
    perStep("ends", trajectory.ends().length, steps);
    perStep("finalValues", trajectory.finalValues().length, trajectory.values().length);
    perStep("nextObservation", trajectory.nextObservation().length, observationDim);
    int truncated = Trajectory.truncated(trajectory.ends(), steps);
    perStep("finalObservations", trajectory.finalObservations().length, truncated * observationDim);
    long size =
        most(trajectory.trial(), steps, observationDim, actionDim)
            + BinaryWriter.most(trajectory.failure());
    return new BinaryWriter(size)
        .text(trajectory.trial())
        .number(trajectory.lane())
        .number(trajectory.version())
        .number(trajectory.sequence())
        .number(steps)
        .number(observationDim)
        .number(actionDim)
        .block(trajectory.observations())
        .block(trajectory.actions())
        .block(trajectory.logProbabilities())
        .block(trajectory.rewards())
        .block(trajectory.values())
        .bytes(trajectory.ends())
        .block(trajectory.finalValues())
        .real(trajectory.bootstrapValue())
        .block(trajectory.nextObservation())
        .block(trajectory.finalObservations())
        .text(trajectory.failure())
        .toBytes();
  }

  /** The most bytes that a trajectory of at least one step takes: each step may be truncated. */
  public static long most(String trial, long steps, int observationDim, int actionDim) {
    long floats = steps * (2L * observationDim + actionDim + 4) + observationDim + 1;
    return BinaryWriter.most(trial)
        + (COUNTS + BLOCKS) * BinaryWriter.VARINT
        + Float.BYTES * floats
        + steps;
  }

  private static int width(String field, int numbers, int steps) {
    if (steps == 0 && numbers == 0) {
      return 0;
    }
    if (steps == 0 || numbers == 0 || numbers % steps != 0) {
      throw new IllegalArgumentException(
          String.format("%d numbers of %s are no rows of %d steps", numbers, field, steps));
    }
    return numbers / steps;
  }

  private static void perStepOrNone(String field, int numbers, int steps) {
    if (numbers != 0) {
      perStep(field, numbers, steps);
    }
  }

  private static void perStep(String field, int numbers, int steps) {
    if (numbers != steps) {
      throw new IllegalArgumentException(
          String.format("%d numbers of %s in %d steps", numbers, field, steps));
    }
  }

  @Override
  public Trajectory decode(byte[] bytes) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    String trial = in.trial();
    int lane = in.count("lane", 0);
    int version = in.count("version", 0);
    long sequence = in.longCount("sequence");
    long steps = in.count("steps", 0);
    int least = steps == 0 ? 0 : 1;
    long observationDim = in.count("observationDim", least);
    long actionDim = in.count("actionDim", least);
    float[] observations = in.floats("observations", steps * observationDim);
    float[] actions = in.floats("actions", steps * actionDim);
    float[] logProbabilities = in.floatsOrNone("logProbabilities", steps);
    float[] rewards = in.floats("rewards", steps);
    float[] values = in.floatsOrNone("values", steps);
    byte[] ends = ends(in.bytes("ends", steps));
    long truncated = Trajectory.truncated(ends, ends.length);
    Trajectory trajectory =
        new Trajectory(
            trial,
            lane,
            version,
            sequence,
            observations,
            actions,
            logProbabilities,
            rewards,
            values,
            ends,
            in.floats("finalValues", values.length),
            in.single("bootstrapValue"),
            in.floats("nextObservation", steps == 0 ? 0 : observationDim),
            in.floats("finalObservations", truncated * observationDim),
            in.text("failure"));
    in.end();
    if ((steps == 0) != trajectory.isFailure()) {
      throw BinaryReader.outOfRange("steps beside a failure", steps);
    }
    return trajectory;
  }

  private static byte[] ends(byte[] ends) throws UnreadableRecordException {
    for (byte end : ends) {
      if (end < EndMark.NONE.code() || end > EndMark.TRUNCATED.code()) {
        throw BinaryReader.outOfRange("an end mark", end);
      }
    }
    return ends;
  }
}
