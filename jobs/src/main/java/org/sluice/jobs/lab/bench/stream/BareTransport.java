package org.sluice.jobs.lab.bench.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.learning.records.Trajectory;

/**
 * Bare Kafka clients with a run's settings: a producer and a consumer for each partition, each on
 * its own thread. Messages are built before timing starts, and their contents are not read.
 */
final class BareTransport {

  private static final Duration POLL = Duration.ofSeconds(1);

  private BareTransport() {}

  /** Sends a load; returns the seconds until all of it has arrived. */
  static double run(KafkaSettings broker, Topics topics, TransportLoad load) throws Exception {
    int partitions = load.sources();
    long each = load.records() / partitions;
    CyclicBarrier together = new CyclicBarrier(2 * partitions + 1);
    ExecutorService threads = Executors.newFixedThreadPool(2 * partitions);
    try {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < partitions; i++) {
        TopicPartition partition = new TopicPartition(topics.transitions(), i);
        clients.add(threads.submit(consume(broker, partition, each, together)));
        clients.add(threads.submit(produce(broker, messages(topics, load, i), each, together)));
      }
      together.await();
      long start = System.nanoTime();
      for (Future<?> client : clients) {
        client.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      threads.shutdown();
    }
  }

  /** A message for each lane of a partition. */
  private static List<ProducerRecord<byte[], byte[]>> messages(
      Topics topics, TransportLoad load, int partition) {
    Messages format = new Messages(topics, TopicSettings.defaults(load.sources()).policyVersions());
    Trajectory pattern = PreparedTrajectories.pattern();
    List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
    for (int lane = 0; lane < load.trial().lanes(); lane++) {
      long each = load.records() / load.sources();
      int lanes = load.trial().lanes() / load.sources();
      long index = lane / lanes * each + lane % lanes;
      ProducerRecord<byte[], byte[]> message =
          format.of(load.record(index, pattern), load.sources());
      if (message.partition() == partition) {
        messages.add(message);
      }
    }
    return messages;
  }

  private static Callable<Void> produce(
      KafkaSettings broker,
      List<ProducerRecord<byte[], byte[]>> messages,
      long count,
      CyclicBarrier together) {
    return () -> {
      try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(broker.producer())) {
        together.await();
        Future<RecordMetadata> sent = null;
        for (long i = 0; i < count; i++) {
          sent = producer.send(messages.get((int) (i % messages.size())));
        }
        sent.get(); // they arrive in order
      }
      return null;
    };
  }

  private static Callable<Void> consume(
      KafkaSettings broker, TopicPartition partition, long count, CyclicBarrier together) {
    return () -> {
      try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(broker.consumer())) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        consumer.position(partition); // the partition has a leader now
        together.await();
        for (long left = count; left > 0; ) {
          left -= consumer.poll(POLL).count();
        }
      }
      return null;
    };
  }
}
