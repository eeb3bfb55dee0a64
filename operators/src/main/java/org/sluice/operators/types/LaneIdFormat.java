package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.binary.Blocks;

/** The bytes of a {@link LaneId}: its components in order. */
final class LaneIdFormat implements RecordFormat<LaneId> {

  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "lane-id";
  }

  @Override
  public Class<LaneId> type() {
    return LaneId.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(LaneId record, DataOutputView out) throws IOException {
    Blocks.writeText(record.trial(), out);
    out.writeInt(record.lane());
  }

  @Override
  public LaneId read(DataInputView in) throws IOException {
    return new LaneId(Blocks.readText(in), in.readInt());
  }
}
