package org.sluice.jobs.lab.bench.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.sluice.connectors.kafka.KafkaSettings;

/** A consumer on a thread of its own that counts the messages of a topic. */
final class BareFollower implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
  private final Lock lock = new ReentrantLock();
  private final Condition received = lock.newCondition();
  private long count;

  BareFollower(KafkaSettings broker, String topic) {
    consumer = new KafkaConsumer<>(broker.consumer());
    TopicPartition partition = new TopicPartition(topic, 0);
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    thread = new Thread(this::run, "bare-follower");
    thread.start();
  }

  private void run() {
    try (consumer) {
      while (true) {
        int more = consumer.poll(POLL).count();
        lock.lock();
        try {
          count += more;
          received.signalAll();
        } finally {
          lock.unlock();
        }
      }
    } catch (WakeupException e) {
      // It ends.
    }
  }

  /** Waits until so many messages were received; returns whether they were. */
  boolean await(long messages, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (left > 0 && count < messages) {
        left = received.awaitNanos(left);
      }
      return count >= messages;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
