package org.sluice.jobs.lab.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.sluice.connectors.kafka.KafkaSettings;

/** Reads what a topic holds. */
public final class TopicReader {

  private static final Duration POLL = Duration.ofSeconds(1);

  private TopicReader() {}

  /** All messages, each partition's in order. */
  public static void read(
      KafkaSettings broker, String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(broker.consumer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, consumer.partitionsFor(topic).size())
              .mapToObj(partition -> new TopicPartition(topic, partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(POLL).forEach(reader);
      }
    }
  }
}
