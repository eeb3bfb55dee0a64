package org.sluice.connectors.codec;

import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.learning.imitation.Demonstration;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Transitions;

/** {@link Demonstration} after {@code Demonstration.avsc}; observations are read as floats. */
public final class DemonstrationCodec implements Codec<Demonstration> {

  private static final long serialVersionUID = 1;

  /** The seed, the end, and the counts and ends of four lists. */
  private static final int VARINTS = 10;

  @Override
  public RecordKind kind() {
    return RecordKind.DEMONSTRATION;
  }

  @Override
  public byte[] encode(Demonstration demonstration) {
    Transitions taken = demonstration.transitions();
    int steps = taken.steps();
    Observations actions = Observations.of(taken.actions());
    BinaryWriter out =
        new BinaryWriter(most(demonstration))
            .text(demonstration.task())
            .text(demonstration.expert())
            .number(demonstration.seed());
    FloatLists.writeRows(taken.observations(), steps, out);
    FloatLists.writeRows(actions, steps, out);
    FloatLists.writeRow(Observations.of(taken.rewards()), 0, steps, out);
    out.number(demonstration.end().code());
    FloatLists.writeRow(taken.nextObservation(), 0, taken.nextObservation().size(), out);
    return out.toBytes();
  }

  private static long most(Demonstration demonstration) {
    Transitions taken = demonstration.transitions();
    long numbers =
        (long) taken.observations().size()
            + taken.actions().length
            + taken.rewards().length
            + taken.nextObservation().size();
    long rowEnds = 2L * 2 * taken.steps(); // observations and actions: a count and an end each
    return BinaryWriter.most(demonstration.task())
        + BinaryWriter.most(demonstration.expert())
        + Float.BYTES * numbers
        + BinaryWriter.VARINT * (VARINTS + rowEnds);
  }

  @Override
  public Demonstration decode(byte[] bytes) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    String task = in.text("task");
    String expert = in.text("expert");
    long seed = in.longCount("seed", Long.MIN_VALUE);
    FloatLists observations = FloatLists.readRows("observations", in);
    FloatLists actions = FloatLists.readRows("actions", in);
    FloatLists rewards = FloatLists.readRow("rewards", in);
    int end = in.count("end", 0);
    FloatLists last = FloatLists.readRow("finalObservation", in);
    in.end();
    int steps = observations.rows();
    if (steps == 0) {
      throw BinaryReader.outOfRange("the number of steps", steps);
    }
    expect("actions", actions.rows(), steps);
    expect("rewards", rewards.width(), steps);
    expect("finalObservation", last.width(), observations.width());
    if (end >= EndMark.values().length) {
      throw BinaryReader.outOfRange("end", end);
    }
    return Demonstration.of(
        task,
        expert,
        seed,
        Observations.of(observations.numbers()),
        actions.numbers(),
        rewards.numbers(),
        EndMark.ofCode(end),
        Observations.of(last.numbers()));
  }

  private static void expect(String field, int found, int expected)
      throws UnreadableRecordException {
    if (found != expected) {
      throw new UnreadableRecordException(
          Reason.INCONSISTENT_LENGTH,
          String.format("%s has %d entries, not %d", field, found, expected));
    }
  }
}
