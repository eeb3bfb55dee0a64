package org.sluice.operators.types;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.learning.records.Transitions;
import org.sluice.learning.records.binary.Blocks;
import org.sluice.learning.records.binary.TransitionsBytes;
import org.sluice.learning.replay.ReplayBlock;

/** The bytes of a {@link ReplayBlock}: the lanes' transitions with their count. */
final class ReplayBlockFormat implements RecordFormat<ReplayBlock> {

  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "replay-block";
  }

  @Override
  public Class<ReplayBlock> type() {
    return ReplayBlock.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(ReplayBlock record, DataOutputView out) throws IOException {
    out.writeInt(record.lanes().size());
    for (Transitions lane : record.lanes()) {
      TransitionsBytes.write(lane, out);
    }
  }

  @Override
  public ReplayBlock read(DataInputView in) throws IOException {
    int count = Blocks.length(in);
    List<Transitions> lanes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lanes.add(TransitionsBytes.read(in));
    }
    return new ReplayBlock(lanes);
  }
}
