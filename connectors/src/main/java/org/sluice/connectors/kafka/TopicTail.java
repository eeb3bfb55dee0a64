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
 * Reads partitions from their beginning or an offset, without a consumer group. For one thread,
 * except {@link #wakeUp}. Methods throw Kafka's exceptions.
 */
public final class TopicTail implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private List<TopicPartition> partitions = List.of();

  /**
   * A reader without partitions.
   *
   * @param properties of Kafka's consumer, such as {@link KafkaSettings#consumer}
   * @throws BrokerUnreachableException if no client can be created from them
   */
  public TopicTail(KafkaSettings settings, Properties properties) {
    try {
      this.consumer = new KafkaConsumer<>(properties);
    } catch (KafkaException e) {
      throw BrokerUnreachableException.of(settings, e);
    }
  }

  /** The number of partitions of a topic; 0 if it does not exist. */
  public int partitions(String topic) {
    return consumer.partitionsFor(topic, PATIENCE).size();
  }

  /** The names of all topics. */
  public Set<String> topics() {
    return consumer.listTopics().keySet();
  }

  /** Starts reading partitions. */
  public void read(List<TopicPartition> wanted) {
    partitions = List.copyOf(wanted);
    consumer.assign(partitions);
    rewind();
  }

  /** Starts reading all partitions of a topic. */
  public void readAll(String topic) {
    read(
        consumer.partitionsFor(topic, PATIENCE).stream()
            .map(one -> new TopicPartition(one.topic(), one.partition()))
            .toList());
  }

  /** Seeks to the beginning. */
  public void rewind() {
    consumer.seekToBeginning(partitions);
  }

  /** Seeks to an offset of a partition. */
  public void seek(TopicPartition partition, long offset) {
    consumer.seek(partition, offset);
  }

  /** The offset of a partition's first record that has not been deleted. */
  public long beginning(TopicPartition partition) {
    return consumer.beginningOffsets(List.of(partition), PATIENCE).get(partition);
  }

  /** The next records; waits a while if there are none. */
  public ConsumerRecords<byte[], byte[]> poll(Duration patience) {
    return consumer.poll(patience);
  }

  /** The current end offsets of the partitions. */
  public Map<TopicPartition, Long> ends(Duration patience) {
    return consumer.endOffsets(partitions, patience);
  }

  /** Whether everything up to the given end offsets has been polled. */
  public boolean hasReached(Map<TopicPartition, Long> ends, Duration patience) {
    return partitions.stream().allMatch(one -> consumer.position(one, patience) >= ends.get(one));
  }

  /** The current end offsets of the partitions. */
  public Map<TopicPartition, Long> ends() {
    return ends(PATIENCE);
  }

  /** Reads up to the current ends of the partitions. */
  public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    Map<TopicPartition, Long> ends = ends();
    while (readSome(ends, reader)) {
      // There is more.
    }
  }

  /**
   * Reads the next records.
   *
   * @param ends where to stop
   * @return whether it had not stopped before
   */
  public boolean readSome(
      Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    if (hasReached(ends, PATIENCE)) {
      return false;
    }
    poll(POLL).forEach(reader);
    return true;
  }

  /** Makes the reading thread throw a {@link org.apache.kafka.common.errors.WakeupException}. */
  public void wakeUp() {
    consumer.wakeup();
  }

  /** Closes the connections within a timeout. */
  public void close(Duration patience) {
    consumer.close(patience);
  }

  @Override
  public void close() {
    close(Duration.ZERO);
  }
}
