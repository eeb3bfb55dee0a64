package org.sluice.connectors.stream;

import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sluice.connectors.codec.TrajectoryCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.Messages;
import org.sluice.learning.records.Received;
import org.sluice.operators.types.RecordTypes;

/**
 * Deserialises trajectories. Unreadable messages are counted and sent to the rejected topic instead
 * of the stream; read again after a failure, they are rejected again under the same key.
 */
final class TrajectoryDeserialization implements KafkaRecordDeserializationSchema<Received> {

  private static final long serialVersionUID = 1;

  private final TrajectoryCodec codec = new TrajectoryCodec();
  private final Rejects rejects;
  private transient Counter rejected;

  TrajectoryDeserialization(Rejects rejects) {
    this.rejects = rejects;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    rejected = context.getMetricGroup().counter("rejected");
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Received> out) {
    try {
      out.collect(
          new Received(Messages.open(message, codec), message.partition(), message.offset()));
    } catch (UnreadableRecordException e) {
      rejects.send(Messages.reject(message, e));
      rejected.inc();
    }
  }

  @Override
  public TypeInformation<Received> getProducedType() {
    return RecordTypes.RECEIVED;
  }
}
