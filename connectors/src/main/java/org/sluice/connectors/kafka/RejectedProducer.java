package org.sluice.connectors.kafka;

import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.sluice.connectors.codec.Rejected;

/**
 * Writes to the rejected topic asynchronously. If a record could not be written, the next call
 * throws.
 */
public final class RejectedProducer implements AutoCloseable {

  /** The most bytes of buffered records, beyond which senders block. */
  private static final String QUEUED_BYTES = Integer.toString(16 << 20);

  private final Messages messages;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * @throws BrokerUnreachableException if no client can be created from the settings
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
   * Sends a record asynchronously; thread-safe.
   *
   * @throws KafkaException if this or an earlier record cannot be written
   */
  public void send(Rejected rejected) {
    check();
    // The callback handles failures.
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
   * Waits until all sent records are written.
   *
   * @throws KafkaException if some are not
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

  /** Flushes and closes. */
  @Override
  public void close() {
    producer.close();
    check();
  }
}
