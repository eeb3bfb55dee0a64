package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.records.binary.Blocks;
import org.sluice.learning.records.binary.TransitionsBytes;

/** The bytes of a {@link Trajectory}: its components in order. */
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
    return 4;
  }

  @Override
  public void write(Trajectory record, DataOutputView out) throws IOException {
    Blocks.writeText(record.trial(), out);
    out.writeInt(record.lane());
    out.writeInt(record.version());
    out.writeLong(record.sequence());
    TransitionsBytes.write(record.transitions(), out);
    Blocks.writeFloats(record.values(), out);
    Blocks.writeFloats(record.finalValues(), out);
    out.writeFloat(record.bootstrapValue());
    Blocks.writeBytes(record.branches(), out);
    Blocks.writeText(record.failure(), out);
  }

  @Override
  public Trajectory read(DataInputView in) throws IOException {
    return new Trajectory(
        Blocks.readText(in),
        in.readInt(),
        in.readInt(),
        in.readLong(),
        TransitionsBytes.read(in),
        Blocks.readFloats(in),
        Blocks.readFloats(in),
        in.readFloat(),
        Blocks.readBytes(in),
        Blocks.readText(in));
  }
}
