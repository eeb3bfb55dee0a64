package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.learning.records.binary.Blocks;

/** The bytes of a {@link LearnerState}: its components in order. */
final class LearnerStateFormat implements RecordFormat<LearnerState> {

  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "learner-state";
  }

  @Override
  public Class<LearnerState> type() {
    return LearnerState.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(LearnerState record, DataOutputView out) throws IOException {
    out.writeInt(record.version());
    out.writeBoolean(record.ended());
    Blocks.writeBytes(record.saved(), out);
  }

  @Override
  public LearnerState read(DataInputView in) throws IOException {
    return new LearnerState(in.readInt(), in.readBoolean(), Blocks.readBytes(in));
  }
}
