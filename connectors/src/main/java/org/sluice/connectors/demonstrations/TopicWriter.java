package org.sluice.connectors.demonstrations;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.BrokerUnreachableException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicSettingsException;
import org.sluice.learning.imitation.Demonstration;
import org.sluice.learning.imitation.DemonstrationSink;

/** Appends demonstrations to a topic, each as one record. */
public final class TopicWriter implements DemonstrationSink {

  private final String brokers;
  private final String topic;
  private final Optional<String> client;
  private final KafkaSettings settings;
  private final KafkaProducer<byte[], byte[]> producer;

  /** The offset of the first record that was written. */
  private long first;

  /** The offset after the last record that was written. */
  private long next;

  /**
   * Creates the topic unless it exists.
   *
   * @param client a file of properties of Kafka's clients, an absolute path
   * @throws org.sluice.learning.imitation.DemonstrationException if the file cannot be used, or its
   *     path or the brokers cannot be part of an address
   * @throws BrokerUnreachableException within 15 seconds if no broker answers
   * @throws TopicSettingsException if the topic exists, but not with one partition that keeps
   *     everything and takes records of 16 MiB
   */
  public TopicWriter(String brokers, String topic, Optional<String> client) {
    this.brokers = brokers;
    this.topic = topic;
    this.client = client;
    TopicAddress.parse(new TopicAddress(brokers, topic, 1, client).toString());
    this.settings = TopicAddress.settings(brokers, client);
    new Administration(settings).ensureDemonstrations(topic);
    try {
      this.producer = new KafkaProducer<>(settings.producer());
    } catch (KafkaException e) {
      throw BrokerUnreachableException.of(settings, e);
    }
  }

  /**
   * Appends an episode and waits until the brokers have it.
   *
   * @throws BrokerUnreachableException if they do not take it within Kafka's time limits
   * @throws TopicSettingsException if it is too large
   */
  @Override
  public void write(Demonstration demonstration) {
    demonstration.checkWritable();
    ProducerRecord<byte[], byte[]> message = Messages.of(demonstration, topic);
    try {
      long offset = producer.send(message).get().offset();
      first = next == 0 ? offset : first;
      next = offset + 1;
    } catch (ExecutionException e) {
      throw failed(e.getCause(), message);
    } catch (KafkaException e) {
      throw failed(e, message);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while writing to " + topic, e);
    }
  }

  private RuntimeException failed(Throwable cause, ProducerRecord<byte[], byte[]> message) {
    return cause instanceof RecordTooLargeException
        ? new TopicSettingsException(
            String.format(
                "%s takes no episode of %,d bytes; write such episodes to a file, or, below 64 MiB,"
                    + " raise the topic's max.message.bytes%s",
                topic,
                message.value().length,
                next > 0 ? String.format("; episodes in the topic now: %d", next) : ""))
        : BrokerUnreachableException.of(settings, cause);
  }

  /** The number of records that the topic had before. */
  public long before() {
    return first;
  }

  /** The address of all episodes up to the last that was written; for after the first. */
  public TopicAddress address() {
    return new TopicAddress(brokers, topic, Math.toIntExact(next), client);
  }

  @Override
  public void close() {
    producer.close();
  }
}
