package org.sluice.connectors.stream;

import java.io.Serializable;
import org.sluice.connectors.codec.Rejected;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.RejectedProducer;

/**
 * Sends a source's unreadable messages to the rejected topic; creates a producer for the first one.
 * For one thread.
 */
final class Rejects implements Serializable, AutoCloseable {

  private static final long serialVersionUID = 1;

  private final KafkaSettings settings;
  private final Messages messages;
  private transient RejectedProducer producer;

  Rejects(KafkaSettings settings, Messages messages) {
    this.settings = settings;
    this.messages = messages;
  }

  /** Sends a record asynchronously. */
  void send(Rejected rejected) {
    if (producer == null) {
      producer = new RejectedProducer(settings, messages);
    }
    producer.send(rejected);
  }

  /** Waits until all sent records are written, so that a checkpoint loses none. */
  void flush() {
    if (producer != null) {
      producer.flush();
    }
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close();
      producer = null;
    }
  }
}
