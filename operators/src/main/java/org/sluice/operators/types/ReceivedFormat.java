package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.learning.records.Received;

/**
 * The bytes of a {@link Received}: its place, then the trajectory. Its version includes the
 * trajectory's.
 */
final class ReceivedFormat implements RecordFormat<Received> {

  private static final long serialVersionUID = 1;

  private final TrajectoryFormat trajectories = new TrajectoryFormat();

  @Override
  public String name() {
    return "received";
  }

  @Override
  public Class<Received> type() {
    return Received.class;
  }

  @Override
  public int version() {
    return trajectories.version();
  }

  @Override
  public void write(Received record, DataOutputView out) throws IOException {
    out.writeInt(record.partition());
    out.writeLong(record.offset());
    trajectories.write(record.trajectory(), out);
  }

  @Override
  public Received read(DataInputView in) throws IOException {
    int partition = in.readInt();
    long offset = in.readLong();
    return new Received(trajectories.read(in), partition, offset);
  }
}
