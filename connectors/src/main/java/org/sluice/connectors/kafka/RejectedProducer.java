package org.sluice.connectors.kafka;

import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.sluice.connectors.codec.Rejected;

/**
 * Writes to the rejected topic without waiting. A record that could not be written is not
 * forgotten: whichever call follows throws.
 */
public final class RejectedProducer implements AutoCloseable {

  /** What may wait to be written; who sends more waits too. */
  private static final String QUEUED_BYTES = Integer.toString(16 << 20);

  private final Messages messages;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * @throws BrokerUnreachableException if no client can be made of the settings
   */
  public RejectedProducer(KafkaSettings settings, Messages messages) {
    this.messages = messages;
    try {
      Properties properties = settings.producer();
      properties.setProperty(ProducerConfig.BUFFER_MEMORY_CONFIG, QUEUED_BYTES);
      this.producer = new KafkaProducer<>(properties);
    } catch (KafkaException e) {
      throw BrokerUnreachableException.of(settings, e);
    }
  }

  /**
   * Sends a record on its way; from any thread.
   *
   * @throws KafkaException if this or an earlier record cannot be written
   */
  public void send(Rejected rejected) {
    check();
    // The callback hears of failures.
    var unused =
        producer.send(
            messages.of(rejected),
            (place, problem) -> {
              if (problem != null) {
                failure.compareAndSet(null, problem);
              }
            });
  }

  /**
   * Waits until all that was sent is written.
   *
   * @throws KafkaException if some of it is not
   */
  public void flush() {
    producer.flush();
    check();
  }

  private void check() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new KafkaException(
          "a rejected record could not be written: " + problem.getMessage(), problem);
    }
  }

  /** Writes what is left, and ends. */
  @Override
  public void close() {
    producer.close();
    check();
  }
}
