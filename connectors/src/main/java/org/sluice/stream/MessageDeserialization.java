package org.sluice.stream;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sluice.codec.Codec;
import org.sluice.codec.UnreadableRecordException;
import org.sluice.kafka.KafkaSettings;
import org.sluice.kafka.Messages;
import org.sluice.kafka.RejectedProducer;

/**
 * Reads messages as records. What cannot be read goes to the rejected topic, is counted, and leaves
 * no trace in the stream; read again after a failure, it is rejected again under the same key.
 */
final class MessageDeserialization<T> implements KafkaRecordDeserializationSchema<T> {

  private static final long serialVersionUID = 1;

  private final Codec<T> codec;
  private final TypeInformation<T> type;
  private final KafkaSettings settings;
  private final Messages messages;
  private transient RejectedProducer rejects;
  private transient Counter rejected;

  MessageDeserialization(
      Codec<T> codec, TypeInformation<T> type, KafkaSettings settings, Messages messages) {
    this.codec = codec;
    this.type = type;
    this.settings = settings;
    this.messages = messages;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    rejected = context.getMetricGroup().counter("rejected");
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<T> out) {
    try {
      out.collect(Messages.open(message, codec));
    } catch (UnreadableRecordException e) {
      if (rejects == null) {
        rejects = new RejectedProducer(settings, messages);
      }
      rejects.send(Messages.reject(message, e));
      rejected.inc();
    }
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return type;
  }
}
