package org.sluice.jobs.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Topics;

/**
 * What a job has left on its topics.
 *
 * @param settings the broker's
 * @param topics the run's
 */
record TrainingTopics(KafkaSettings settings, Topics topics) {

  private static final Duration POLL = Duration.ofSeconds(1);

  private static final long TO_THE_END = -1;

  List<ConsumerRecord<byte[], byte[]>> transitions() {
    return read(topics.transitions());
  }

  List<ConsumerRecord<byte[], byte[]>> policies() {
    return read(topics.policies());
  }

  List<ConsumerRecord<byte[], byte[]>> progress() {
    return read(topics.progress());
  }

  List<ConsumerRecord<byte[], byte[]>> rejected() {
    return read(topics.rejected());
  }

  /** Deletes the transitions that are there, as their retention would. */
  void deleteTransitions() {
    try (Admin admin = Admin.create(settings.admin());
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings.consumer())) {
      Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
      for (TopicPartition partition : partitions(consumer, topics.transitions())) {
        all.put(partition, RecordsToDelete.beforeOffset(TO_THE_END));
      }
      admin.deleteRecords(all).all().toCompletionStage().toCompletableFuture().join();
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings.consumer())) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(POLL).forEach(records::add);
      }
    }
    return records;
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }
}
