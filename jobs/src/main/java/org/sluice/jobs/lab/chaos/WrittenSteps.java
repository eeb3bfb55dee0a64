package org.sluice.jobs.lab.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.sluice.connectors.codec.TrajectoryCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.Topics;

/** Counts the transitions of a run's topic, repetitions and all. */
final class WrittenSteps {

  private WrittenSteps() {}

  static long count(KafkaSettings kafka, Topics topics) throws UnreadableRecordException {
    long steps = 0;
    TrajectoryCodec codec = new TrajectoryCodec();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka.consumer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topics.transitions()).stream()
              .map((PartitionInfo one) -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        for (var message : consumer.poll(Duration.ofMillis(200))) {
          steps += Messages.open(message, codec).steps();
        }
      }
    }
    return steps;
  }
}
