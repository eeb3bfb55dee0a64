package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of a {@link RungState}: its components in order. */
final class RungStateFormat implements RecordFormat<RungState> {

  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "rung-state";
  }

  @Override
  public Class<RungState> type() {
    return RungState.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(RungState record, DataOutputView out) throws IOException {
    out.writeInt(record.rung());
    out.writeInt(record.entrants());
    out.writeInt(record.awaited());
  }

  @Override
  public RungState read(DataInputView in) throws IOException {
    return new RungState(in.readInt(), in.readInt(), in.readInt());
  }
}
