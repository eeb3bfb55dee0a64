package org.sluice.connectors.stream;

import java.util.List;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.sluice.learning.serving.Requested;

/** The reader of a {@link RequestSource}: its checkpoints commit offsets. */
@SuppressWarnings("try") // Flink's readers may throw anything on close
final class RequestReader extends ForwardingReader<Requested, KafkaPartitionSplit> {

  private final CommittedOffsets offsets;

  RequestReader(
      SourceReader<Requested, KafkaPartitionSplit> reader,
      Rejects rejects,
      CommittedOffsets offsets) {
    super(reader, rejects);
    this.offsets = offsets;
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpoint) {
    List<KafkaPartitionSplit> splits = super.snapshotState(checkpoint);
    offsets.take(checkpoint, splits);
    return splits;
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    super.notifyCheckpointComplete(checkpoint);
    offsets.commit(checkpoint);
  }

  @Override
  public void close() throws Exception {
    try (offsets) {
      super.close();
    }
  }
}
