package org.sluice.connectors.source.reader;

import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.sluice.learning.records.Trajectory;

/** A reader's output, into a list. */
record CollectedOutput(List<Trajectory> records) implements ReaderOutput<Trajectory> {

  @Override
  public void collect(Trajectory record) {
    records.add(record);
  }

  @Override
  public void collect(Trajectory record, long timestamp) {
    records.add(record);
  }

  @Override
  public void emitWatermark(Watermark watermark) {}

  @Override
  public void markIdle() {}

  @Override
  public void markActive() {}

  @Override
  public SourceOutput<Trajectory> createOutputForSplit(String split) {
    return this;
  }

  @Override
  public void releaseOutputForSplit(String split) {}
}
