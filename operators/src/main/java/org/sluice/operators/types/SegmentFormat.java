package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.binary.Blocks;
import org.sluice.learning.records.binary.TransitionsBytes;

/** The bytes of a {@link Segment}: its components in order. */
final class SegmentFormat implements RecordFormat<Segment> {

  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "segment";
  }

  @Override
  public Class<Segment> type() {
    return Segment.class;
  }

  @Override
  public int version() {
    return 4;
  }

  @Override
  public void write(Segment record, DataOutputView out) throws IOException {
    Blocks.writeText(record.trial(), out);
    out.writeInt(record.lane());
    out.writeInt(record.version());
    TransitionsBytes.write(record.transitions(), out);
    Blocks.writeFloats(record.values(), out);
    Blocks.writeDoubles(record.advantages(), out);
    Blocks.writeDoubles(record.returns(), out);
    Blocks.writeDoubles(record.episodeReturns(), out);
    Blocks.writeInts(record.episodeLengths(), out);
    Blocks.writeBytes(record.branches(), out);
    Blocks.writeText(record.failure(), out);
  }

  @Override
  public Segment read(DataInputView in) throws IOException {
    return new Segment(
        Blocks.readText(in),
        in.readInt(),
        in.readInt(),
        TransitionsBytes.read(in),
        Blocks.readFloats(in),
        Blocks.readDoubles(in),
        Blocks.readDoubles(in),
        Blocks.readDoubles(in),
        Blocks.readInts(in),
        Blocks.readBytes(in),
        Blocks.readText(in));
  }
}
