package org.sluice.connectors.stream;

import java.io.Serializable;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes records as the messages that something makes of them. */
final class MessageSerialization<T> implements KafkaRecordSerializationSchema<T> {

  private static final long serialVersionUID = 1;

  /** Makes a record's message. */
  @FunctionalInterface
  interface MessageMaker<T> extends Serializable {
    ProducerRecord<byte[], byte[]> message(T record);
  }

  private final MessageMaker<T> maker;

  MessageSerialization(MessageMaker<T> maker) {
    this.maker = maker;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T record, KafkaSinkContext context, Long timestamp) {
    return maker.message(record);
  }
}
