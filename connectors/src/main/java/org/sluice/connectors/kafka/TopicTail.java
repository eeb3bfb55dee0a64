package org.sluice.connectors.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads partitions from their beginning, as a member of no group. For one thread, but for {@link
 * #wakeUp}. Methods throw Kafka's exceptions.
 */
public final class TopicTail implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private List<TopicPartition> partitions = List.of();

  /**
   * A reader of nothing yet.
   *
   * @param properties of Kafka's consumer, such as {@link KafkaSettings#consumer}
   * @throws BrokerUnreachableException if no client can be made of them
   */
  public TopicTail(KafkaSettings settings, Properties properties) {
    try {
      this.consumer = new KafkaConsumer<>(properties);
    } catch (KafkaException e) {
      throw BrokerUnreachableException.of(settings, e);
    }
  }

  /** How many partitions a topic has; 0 if there is no such topic. */
  public int partitions(String topic) {
    return consumer.partitionsFor(topic, PATIENCE).size();
  }

  /** Which topics there are. */
  public Set<String> topics() {
    return consumer.listTopics().keySet();
  }

  /** Begins to read partitions. */
  public void read(List<TopicPartition> wanted) {
    partitions = List.copyOf(wanted);
    consumer.assign(partitions);
    rewind();
  }

  /** Begins to read all partitions of a topic. */
  public void readAll(String topic) {
    read(
        consumer.partitionsFor(topic, PATIENCE).stream()
            .map(one -> new TopicPartition(one.topic(), one.partition()))
            .toList());
  }

  /** Goes back to the beginning. */
  public void rewind() {
    consumer.seekToBeginning(partitions);
  }

  /** What has come, waiting for a while if nothing has. */
  public ConsumerRecords<byte[], byte[]> poll(Duration patience) {
    return consumer.poll(patience);
  }

  /** Where the partitions end now. */
  public Map<TopicPartition, Long> ends(Duration patience) {
    return consumer.endOffsets(partitions, patience);
  }

  /** Whether all has been polled that was there when the partitions ended so. */
  public boolean hasReached(Map<TopicPartition, Long> ends, Duration patience) {
    return partitions.stream().allMatch(one -> consumer.position(one, patience) >= ends.get(one));
  }

  /** Reads up to where the partitions end now. */
  public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Map<TopicPartition, Long> ends = ends(PATIENCE);
    while (!hasReached(ends, PATIENCE)) {
      poll(POLL).forEach(reader);
    }
  }

  /** Lets the reading thread throw a {@link org.apache.kafka.common.errors.WakeupException}. */
  public void wakeUp() {
    consumer.wakeup();
  }

  /** Closes the connections, and waits for that at most so long. */
  public void close(Duration patience) {
    consumer.close(patience);
  }

  @Override
  public void close() {
    close(Duration.ZERO);
  }
}
