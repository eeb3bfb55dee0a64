package org.sluice.connectors.stream;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.sluice.learning.serving.Requested;

/** The reader of a {@link RequestSource}. */
@SuppressWarnings("try") // Flink's readers may throw anything on close
final class RequestReader implements SourceReader<Requested, KafkaPartitionSplit> {

  private final SourceReader<Requested, KafkaPartitionSplit> reader;
  private final Rejects rejects;
  private final CommittedOffsets offsets;

  RequestReader(
      SourceReader<Requested, KafkaPartitionSplit> reader,
      Rejects rejects,
      CommittedOffsets offsets) {
    this.reader = reader;
    this.rejects = rejects;
    this.offsets = offsets;
  }

  @Override
  public void start() {
    reader.start();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<Requested> output) throws Exception {
    return reader.pollNext(output);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return reader.isAvailable();
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpoint) {
    rejects.flush();
    List<KafkaPartitionSplit> splits = reader.snapshotState(checkpoint);
    offsets.take(checkpoint, splits);
    return splits;
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    reader.addSplits(splits);
  }

  @Override
  public void notifyNoMoreSplits() {
    reader.notifyNoMoreSplits();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    reader.handleSourceEvents(event);
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    reader.notifyCheckpointComplete(checkpoint);
    offsets.commit(checkpoint);
  }

  @Override
  public void notifyCheckpointAborted(long checkpoint) throws Exception {
    reader.notifyCheckpointAborted(checkpoint);
  }

  @Override
  public void pauseOrResumeSplits(Collection<String> paused, Collection<String> resumed) {
    reader.pauseOrResumeSplits(paused, resumed);
  }

  @Override
  public void close() throws Exception {
    try (rejects;
        offsets) {
      reader.close();
    }
  }
}
