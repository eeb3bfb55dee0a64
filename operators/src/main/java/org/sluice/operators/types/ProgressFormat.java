package org.sluice.operators.types;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.binary.Blocks;

/** The bytes of a {@link Progress}: its components in order. */
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
    return 3;
  }

  @Override
  public void write(Progress record, DataOutputView out) throws IOException {
    Blocks.writeText(record.trial(), out);
    out.writeInt(record.version());
    out.writeLong(record.steps());
    out.writeInt(record.episodes());
    out.writeDouble(record.meanReturn());
    out.writeDouble(record.meanLength());
    Blocks.writeText(record.outcome(), out);
    out.writeInt(record.metrics().size());
    for (Map.Entry<String, Double> metric : record.metrics().entrySet()) {
      Blocks.writeText(metric.getKey(), out);
      out.writeDouble(metric.getValue());
    }
    Blocks.writeText(record.failure(), out);
  }

  @Override
  public Progress read(DataInputView in) throws IOException {
    return new Progress(
        Blocks.readText(in),
        in.readInt(),
        in.readLong(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        Blocks.readText(in),
        metrics(in),
        Blocks.readText(in));
  }

  private static Map<String, Double> metrics(DataInputView in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > Progress.MOST_METRICS) {
      throw new IOException("a row has " + count + " metrics");
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      metrics.put(Blocks.readText(in), in.readDouble());
    }
    return metrics;
  }
}
