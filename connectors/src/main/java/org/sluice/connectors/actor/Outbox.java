package org.sluice.connectors.actor;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.connectors.kafka.BrokerUnreachableException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.secrets.Signatures;
import org.sluice.learning.live.log.LiveRecord;

/**
 * A thread that writes records to the experience topic, in the order in which they were given,
 * while nobody waits for it. While no broker answers it keeps what its queue can hold.
 */
final class Outbox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final String LINGER_MILLIS = "5";
  private static final String BUFFER_BYTES = Integer.toString(16 << 20);

  /** Records wait in the queue, where they can be counted, rather than in the producer. */
  private static final String BLOCK_MILLIS = "500";

  private static final String FOR_EVER = Integer.toString(Integer.MAX_VALUE);
  private static final long POLL_MILLIS = 200;
  private static final Duration RETRY = Duration.ofMillis(500);

  private final KafkaSettings settings;
  private final Messages messages;
  private final RecordQueue queue;

  /** Of the thread. */
  private final Optional<Signatures> signatures;

  private final Duration closing;
  private final Thread thread;
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong written = new AtomicLong();

  /** When writing is given up, in {@link System#nanoTime}. */
  private volatile long deadline;

  private volatile boolean closed;
  private volatile boolean broken;
  private volatile boolean complained;

  /** Why the producer has not taken the record that was sent last. Of the thread. */
  private Exception refused;

  private KafkaProducer<byte[], byte[]> producer;

  /**
   * @throws BrokerUnreachableException if no client can be made of the settings
   */
  Outbox(KafkaSettings settings, Messages messages, ActorOptions options) {
    this.settings = settings;
    this.messages = messages;
    this.queue = new RecordQueue(options.queueBytes());
    this.closing = options.closing();
    this.signatures = options.signingKey().map(Signatures::new);
    try {
      this.producer = connect();
    } catch (KafkaException e) {
      throw BrokerUnreachableException.of(settings, e);
    }
    this.thread = new Thread(this::run, "experience");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private KafkaProducer<byte[], byte[]> connect() {
    Properties properties = settings.producer();
    properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    properties.setProperty(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    properties.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
    properties.setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, FOR_EVER);
    return new KafkaProducer<>(properties);
  }

  /** Gives a record to be written. Never waits. */
  void add(LiveRecord record) {
    if (closed) {
      lost.addAndGet(RecordQueue.steps(record));
    } else {
      queue.add(record);
    }
  }

  /** Steps and rewards that were not written and will not be. */
  long lost() {
    return lost.get() + queue.lost();
  }

  /** Steps and rewards that a broker has acknowledged. */
  long written() {
    return written.get();
  }

  private void run() {
    try {
      while (true) {
        LiveRecord record = queue.poll(POLL_MILLIS);
        if (record != null) {
          send(record);
        } else if (closed) {
          break;
        }
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    } finally {
      producer.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
  }

  private boolean isOver() {
    return closed && System.nanoTime() - deadline > 0;
  }

  /** Tries until the producer has taken it, or time is over. */
  private void send(LiveRecord record) {
    int steps = RecordQueue.steps(record);
    ProducerRecord<byte[], byte[]> message;
    try {
      message = messages.of(record, signatures);
    } catch (IllegalArgumentException e) {
      lose(steps, e);
      return;
    }
    while (!isOver()) {
      Exception refusal = offer(message, steps);
      if (refusal == null) {
        return;
      }
      if (refusal instanceof RecordTooLargeException) {
        lose(steps, refusal);
        return;
      }
      if (!(refusal instanceof TimeoutException)) { // no broker, no topic, or a full producer
        complain(refusal);
        broken = true;
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
    lost.addAndGet(steps);
  }

  /** Why the producer does not take a record, or null if it has. */
  private Exception offer(ProducerRecord<byte[], byte[]> message, int steps) {
    refused = null;
    try {
      if (broken) {
        reconnect();
      }
      // The callback hears of failures.
      var unused = producer.send(message, (place, problem) -> delivered(steps, problem));
      return refused;
    } catch (InterruptException e) {
      lost.addAndGet(steps);
      throw e;
    } catch (KafkaException e) {
      return e;
    }
  }

  /** What the producer says of a record: on this thread that it does not take it at all. */
  private void delivered(int steps, Exception problem) {
    if (problem == null) {
      written.addAndGet(steps);
      complained = false;
    } else if (Thread.currentThread().equals(thread)) {
      refused = problem;
    } else {
      lose(steps, problem);
      // A producer may not get over an error; another begins afresh.
      broken |= !(problem instanceof RecordTooLargeException);
    }
  }

  private void lose(int steps, Exception problem) {
    lost.addAndGet(steps);
    if (!closed) {
      complain(problem);
    }
  }

  private void complain(Exception problem) {
    if (!complained) {
      complained = true;
      LOG.warn("experience cannot be written: {}", problem.toString());
    }
  }

  private void reconnect() {
    producer.close(Duration.ZERO);
    producer = connect();
    broken = false;
  }

  /** Writes what is left, for a while. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    deadline = System.nanoTime() + closing.toNanos();
    closed = true;
    if (thread.getState() == Thread.State.NEW) {
      producer.close(Duration.ZERO);
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
