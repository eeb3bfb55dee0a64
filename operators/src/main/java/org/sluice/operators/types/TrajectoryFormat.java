package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;
import org.sluice.learning.records.Trajectory;

/** The bytes of a {@link Trajectory}: its components, one after the other. */
final class TrajectoryFormat implements RecordFormat<Trajectory> {

  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "trajectory";
  }

  @Override
  public Class<Trajectory> type() {
    return Trajectory.class;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(Trajectory record, DataOutputView out) throws IOException {
    StringValue.writeString(record.trial(), out);
    out.writeInt(record.lane());
    out.writeInt(record.version());
    out.writeLong(record.sequence());
    Blocks.writeFloats(record.observations(), out);
    Blocks.writeFloats(record.actions(), out);
    Blocks.writeFloats(record.logProbabilities(), out);
    Blocks.writeFloats(record.rewards(), out);
    Blocks.writeFloats(record.values(), out);
    Blocks.writeBytes(record.ends(), out);
    Blocks.writeFloats(record.finalValues(), out);
    out.writeFloat(record.bootstrapValue());
    Blocks.writeFloats(record.nextObservation(), out);
    Blocks.writeFloats(record.finalObservations(), out);
    StringValue.writeString(record.failure(), out);
  }

  @Override
  public Trajectory read(DataInputView in, int version) throws IOException {
    return new Trajectory(
        Blocks.readText(in),
        in.readInt(),
        in.readInt(),
        in.readLong(),
        Blocks.readFloats(in),
        Blocks.readFloats(in),
        Blocks.readFloats(in),
        Blocks.readFloats(in),
        Blocks.readFloats(in),
        Blocks.readBytes(in),
        Blocks.readFloats(in),
        in.readFloat(),
        version < 2 ? new float[0] : Blocks.readFloats(in),
        version < 2 ? new float[0] : Blocks.readFloats(in),
        Blocks.readText(in));
  }
}
