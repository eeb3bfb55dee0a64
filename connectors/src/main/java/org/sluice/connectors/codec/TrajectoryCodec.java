package org.sluice.connectors.codec;

import org.sluice.learning.records.Trajectory;
import org.sluice.learning.records.Transitions;

/** Codec of {@link Trajectory}, with the schema {@code Trajectory.avsc}. */
public final class TrajectoryCodec implements Codec<Trajectory> {

  private static final long serialVersionUID = 1;
  private static final int VARINTS = 6;

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
    TransitionsCodec.perStepOrNone("values", trajectory.values().length, steps);
    TransitionsCodec.perStep(
        "finalValues", trajectory.finalValues().length, trajectory.values().length);
    TransitionsCodec.perStepOrNone("branches", trajectory.branches().length, steps);
    Transitions transitions = trajectory.transitions();
    int observationDim = steps == 0 ? 0 : transitions.observations().size() / steps;
    int actionDim = steps == 0 ? 0 : transitions.actions().length / steps;
    long size =
        most(trajectory.trial(), steps, observationDim, actionDim)
            + BinaryWriter.most(trajectory.failure());
    BinaryWriter out =
        new BinaryWriter(size)
            .text(trajectory.trial())
            .number(trajectory.lane())
            .number(trajectory.version())
            .number(trajectory.sequence());
    TransitionsCodec.write(transitions, out);
    return out.block(trajectory.values())
        .block(trajectory.finalValues())
        .real(trajectory.bootstrapValue())
        .bytes(trajectory.branches())
        .text(trajectory.failure())
        .toBytes();
  }

  /** The most bytes of a trajectory of at least one step, since each step may be truncated. */
  public static long most(String trial, long steps, int observationDim, int actionDim) {
    return BinaryWriter.most(trial)
        + TransitionsCodec.most(steps, observationDim, actionDim)
        + VARINTS * BinaryWriter.VARINT
        + Float.BYTES * (2 * steps + 1)
        + steps;
  }

  @Override
  public Trajectory decode(byte[] bytes) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    String trial = in.trial();
    int lane = in.count("lane", 0);
    int version = in.count("version", 0);
    long sequence = in.longCount("sequence");
    Transitions transitions = TransitionsCodec.read(in);
    float[] values = in.floatsOrNone("values", transitions.steps());
    Trajectory trajectory =
        new Trajectory(
            trial,
            lane,
            version,
            sequence,
            transitions,
            values,
            in.floats("finalValues", values.length),
            in.single("bootstrapValue"),
            in.bytesOrNone("branches", transitions.steps()),
            in.text("failure"));
    in.end();
    if ((trajectory.steps() == 0) != trajectory.isFailure()) {
      throw BinaryReader.outOfRange("steps together with a failure", trajectory.steps());
    }
    return trajectory;
  }
}
