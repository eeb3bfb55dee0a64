package org.sluice.connectors.stream;

import java.io.Serializable;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Serialises records as Kafka messages. */
final class MessageSerialization<T> implements KafkaRecordSerializationSchema<T> {

  private static final long serialVersionUID = 1;

  /** Creates a record's message. */
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
