package org.sluice.operators.types;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.learning.records.CollectedBatch;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.binary.Blocks;

/**
 * The bytes of a {@link CollectedBatch}: its components, the segments with their count. Its version
 * includes the segments'.
 */
final class CollectedBatchFormat implements RecordFormat<CollectedBatch> {

  private static final long serialVersionUID = 1;

  private final SegmentFormat segments = new SegmentFormat();

  @Override
  public String name() {
    return "collected-batch";
  }

  @Override
  public Class<CollectedBatch> type() {
    return CollectedBatch.class;
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public void write(CollectedBatch record, DataOutputView out) throws IOException {
    Blocks.writeText(record.trial(), out);
    out.writeInt(record.version());
    out.writeInt(record.segments().size());
    for (Segment segment : record.segments()) {
      segments.write(segment, out);
    }
  }

  @Override
  public CollectedBatch read(DataInputView in) throws IOException {
    String trial = Blocks.readText(in);
    int policyVersion = in.readInt();
    int count = Blocks.length(in);
    List<Segment> read = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      read.add(segments.read(in));
    }
    return new CollectedBatch(trial, policyVersion, read);
  }
}
