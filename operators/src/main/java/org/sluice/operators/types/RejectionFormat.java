package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.learning.records.Rejection;
import org.sluice.learning.records.binary.Blocks;

/** The bytes of a {@link Rejection}: its components in order. */
final class RejectionFormat implements RecordFormat<Rejection> {

  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "rejection";
  }

  @Override
  public Class<Rejection> type() {
    return Rejection.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Rejection record, DataOutputView out) throws IOException {
    Blocks.writeText(record.trial(), out);
    out.writeInt(record.lane());
    out.writeLong(record.sequence());
    out.writeInt(record.partition());
    out.writeLong(record.offset());
    Blocks.writeText(record.kind().name(), out);
    Blocks.writeText(record.reason(), out);
  }

  @Override
  public Rejection read(DataInputView in) throws IOException {
    return new Rejection(
        Blocks.readText(in),
        in.readInt(),
        in.readLong(),
        in.readInt(),
        in.readLong(),
        Rejection.Kind.valueOf(Blocks.readText(in)),
        Blocks.readText(in));
  }
}
