package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of a {@link LanePosition}: its components in order. */
final class LanePositionFormat implements RecordFormat<LanePosition> {

  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "lane-position";
  }

  @Override
  public Class<LanePosition> type() {
    return LanePosition.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(LanePosition record, DataOutputView out) throws IOException {
    out.writeLong(record.sequence());
    out.writeDouble(record.episodeReturn());
    out.writeInt(record.episodeLength());
  }

  @Override
  public LanePosition read(DataInputView in) throws IOException {
    return new LanePosition(in.readLong(), in.readDouble(), in.readInt());
  }
}
