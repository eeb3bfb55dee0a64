package org.sluice.jobs.lab.bench.serving;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Topics;

/** Bare Kafka clients in the place of serving: each request is its own answer, unread. */
final class BareRelay implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final String answers;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Thread thread = new Thread(this::relay, "bare-relay");

  /** Begins to relay. */
  BareRelay(KafkaSettings broker, Topics topics) {
    answers = topics.answers();
    consumer = new KafkaConsumer<>(broker.consumer());
    producer = new KafkaProducer<>(broker.producer());
    consumer.assign(List.of(new TopicPartition(topics.requests(), 0)));
    consumer.seekToBeginning(consumer.assignment());
    thread.start();
  }

  private void relay() {
    try {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> request : consumer.poll(POLL)) {
          var unused =
              producer.send(
                  new ProducerRecord<>(
                      answers, 0, request.key(), request.value(), request.headers()));
        }
      }
    } catch (WakeupException e) {
      // It is closed.
    } finally {
      consumer.close(Duration.ZERO);
      producer.close();
    }
  }

  /**
   * Checks that it still relays.
   *
   * @throws IllegalStateException if not
   */
  void check() {
    if (!thread.isAlive()) {
      throw new IllegalStateException("the bare relay has ended");
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
  }
}
