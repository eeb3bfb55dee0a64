package org.sluice.jobs.lab.bench.serving;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.Topics;
import org.sluice.env.Generator;
import org.sluice.learning.records.Observations;
import org.sluice.learning.serving.Request;

/**
 * A program that asks at a fixed rate, whether it has been answered or not, and measures the time
 * from before a request is handed to the producer until a poll has returned its answer.
 */
final class PacedRequests implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PATIENCE_SECONDS = 60;
  private static final long SECOND = 1_000_000_000;

  private final Messages messages;
  private final String trial;
  private final int observationDim;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Generator random = new Generator(1);

  /**
   * @param topics of one partition, which others write nothing to
   */
  PacedRequests(KafkaSettings broker, Topics topics, String trial, int observationDim) {
    this.messages = new Messages(topics, 1);
    this.trial = trial;
    this.observationDim = observationDim;
    this.producer = new KafkaProducer<>(broker.producer());
    this.consumer = new KafkaConsumer<>(broker.consumer());
    TopicPartition answers = new TopicPartition(topics.answers(), 0);
    consumer.assign(List.of(answers));
    consumer.seekToEnd(List.of(answers));
    consumer.position(answers);
  }

  /**
   * Asks.
   *
   * @param rate requests per second
   */
  Latencies ask(int count, int rate) throws Exception {
    AtomicLongArray times = new AtomicLongArray(count);
    CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> take(times));
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      ProducerRecord<byte[], byte[]> message = messages.of(request(i));
      long due = start + i * SECOND / rate;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      times.set(i, System.nanoTime());
      var unused = producer.send(message);
    }
    answered.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    long[] nanoseconds = new long[count];
    for (int i = 0; i < count; i++) {
      nanoseconds[i] = times.get(i);
    }
    return Latencies.of(nanoseconds);
  }

  /** The actor's name is the message's key, which a bare relay passes on; the id is an answer's. */
  private Request request(int index) {
    float[] state = new float[observationDim];
    for (int i = 0; i < state.length; i++) {
      state[i] = (float) random.gaussian();
    }
    String id = Integer.toString(index);
    return new Request(id, id, trial, Observations.of(state));
  }

  /** Replaces each request's time by what it took. */
  private void take(AtomicLongArray times) {
    for (int left = times.length(); left > 0; ) {
      for (ConsumerRecord<byte[], byte[]> answer : consumer.poll(POLL)) {
        int index = Integer.parseInt(new String(answer.key(), StandardCharsets.US_ASCII));
        times.set(index, System.nanoTime() - times.get(index));
        left--;
      }
    }
  }

  @Override
  public void close() {
    producer.close();
    consumer.close(Duration.ZERO);
  }
}
