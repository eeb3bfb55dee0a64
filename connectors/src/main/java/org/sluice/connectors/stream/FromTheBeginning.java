package org.sluice.connectors.stream;

import java.util.Collection;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Starts at a topic's beginning and never resets its offset: if records were deleted before they
 * were read, reading fails.
 */
final class FromTheBeginning implements OffsetsInitializer {

  private static final long serialVersionUID = 1;

  private final OffsetsInitializer beginning = OffsetsInitializer.earliest();

  @Override
  public Map<TopicPartition, Long> getPartitionOffsets(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
    return beginning.getPartitionOffsets(partitions, retriever);
  }

  @Override
  public OffsetResetStrategy getAutoOffsetResetStrategy() {
    return OffsetResetStrategy.NONE;
  }
}
