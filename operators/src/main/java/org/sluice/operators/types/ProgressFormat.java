package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;
import org.sluice.learning.records.Progress;

/** The bytes of a {@link Progress}: its components, one after the other. */
final class ProgressFormat implements RecordFormat<Progress> {

  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "progress";
  }

  @Override
  public Class<Progress> type() {
    return Progress.class;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(Progress record, DataOutputView out) throws IOException {
    StringValue.writeString(record.trial(), out);
    out.writeInt(record.version());
    out.writeLong(record.steps());
    out.writeInt(record.episodes());
    out.writeDouble(record.meanReturn());
    out.writeDouble(record.meanLength());
    StringValue.writeString(record.outcome(), out);
    out.writeDouble(record.divergence());
    out.writeDouble(record.approximateKl());
    out.writeDouble(record.entropy());
    out.writeDouble(record.surrogateGain());
    out.writeInt(record.lineSearchSteps());
    out.writeDouble(record.explainedVariance());
    out.writeDouble(record.valueLoss());
    StringValue.writeString(record.failure(), out);
  }

  @Override
  public Progress read(DataInputView in, int version) throws IOException {
    return new Progress(
        Blocks.readText(in),
        in.readInt(),
        in.readLong(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        Blocks.readText(in),
        in.readDouble(),
        version < 2 ? Double.NaN : in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        Blocks.readText(in));
  }
}
