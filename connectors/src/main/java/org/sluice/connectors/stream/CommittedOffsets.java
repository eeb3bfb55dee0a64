package org.sluice.connectors.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.connectors.kafka.KafkaSettings;

/**
 * Commits a reader's offsets for a consumer group after each checkpoint. Flink's own commits wait
 * until the next records arrive, for up to ten seconds, and the last ones are lost when a job is
 * stopped. For one thread.
 */
final class CommittedOffsets implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CommittedOffsets.class);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Admin admin;
  private final String group;
  private final TreeMap<Long, Map<TopicPartition, OffsetAndMetadata>> taken = new TreeMap<>();

  /** Set back by another thread if it could not be committed. */
  private volatile Map<TopicPartition, OffsetAndMetadata> committed = Map.of();

  CommittedOffsets(KafkaSettings settings, String group) {
    this.admin = Admin.create(settings.admin());
    this.group = group;
  }

  /** Remembers where a checkpoint was taken. */
  void take(long checkpoint, List<KafkaPartitionSplit> splits) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (KafkaPartitionSplit split : splits) {
      if (split.getStartingOffset() >= 0) { // otherwise nothing has been read
        offsets.put(split.getTopicPartition(), new OffsetAndMetadata(split.getStartingOffset()));
      }
    }
    taken.put(checkpoint, offsets);
  }

  /** Commits what was remembered of a checkpoint, without waiting. */
  void commit(long checkpoint) {
    Map<TopicPartition, OffsetAndMetadata> offsets = taken.get(checkpoint);
    taken.headMap(checkpoint, true).clear();
    if (offsets == null || offsets.isEmpty() || offsets.equals(committed)) {
      return;
    }
    committed = offsets;
    var unused =
        admin
            .alterConsumerGroupOffsets(group, offsets)
            .all()
            .whenComplete(
                (done, error) -> {
                  if (error != null) {
                    committed = Map.of(); // the next checkpoint tries again
                    LOG.warn("the offsets of group {} cannot be committed", group, error);
                  }
                });
  }

  /** Waits a while for what is under way. */
  @Override
  public void close() {
    admin.close(CLOSING);
  }
}
