package org.sluice.connectors.stream;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sluice.connectors.codec.RequestCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.Messages;
import org.sluice.learning.serving.Requested;
import org.sluice.operators.types.RecordTypes;

/**
 * Reads messages of the requests topic. What cannot be read goes to the rejected topic, is counted,
 * and has no answer.
 */
final class RequestDeserialization implements KafkaRecordDeserializationSchema<Requested> {

  private static final long serialVersionUID = 1;

  private final RequestCodec codec = new RequestCodec();
  private final Rejects rejects;
  private transient Counter rejected;

  RequestDeserialization(Rejects rejects) {
    this.rejects = rejects;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    rejected = context.getMetricGroup().counter("rejected");
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Requested> out) {
    try {
      out.collect(
          new Requested(Messages.open(message, codec), message.partition(), message.offset()));
    } catch (UnreadableRecordException e) {
      rejects.send(Messages.reject(message, e));
      rejected.inc();
    }
  }

  @Override
  public TypeInformation<Requested> getProducedType() {
    return RecordTypes.REQUESTED;
  }
}
