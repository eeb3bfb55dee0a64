package org.sluice.connectors.stream;

import java.io.Serializable;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.sluice.connectors.kafka.KafkaSettings;

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

  /** A sink that delivers at least once. */
  static <T> Sink<T> sink(KafkaSettings settings, MessageMaker<T> maker) {
    return KafkaSink.<T>builder()
        .setKafkaProducerConfig(settings.producer())
        .setBootstrapServers(settings.bootstrapServers())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new MessageSerialization<>(maker))
        .build();
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T record, KafkaSinkContext context, Long timestamp) {
    return maker.message(record);
  }
}
