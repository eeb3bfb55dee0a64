package org.sluice.connectors.stream;

import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.LiveRecords;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.secrets.Signatures;
import org.sluice.learning.live.log.Logged;
import org.sluice.operators.types.RecordTypes;

/**
 * Reads messages of the experience topic. What cannot be read goes to the rejected topic, is
 * counted, and leaves no trace in the stream; read again after a failure, it is rejected again
 * under the same key.
 */
final class LoggedDeserialization implements KafkaRecordDeserializationSchema<Logged> {

  private static final long serialVersionUID = 1;

  private final Rejects rejects;
  private final String signingKeyFile;
  private transient Counter rejected;
  private transient Optional<Signatures> signatures;

  /**
   * @param signingKeyFile the run's key, read where the source runs; empty if records are not
   *     signed
   */
  LoggedDeserialization(Rejects rejects, String signingKeyFile) {
    this.rejects = rejects;
    this.signingKeyFile = signingKeyFile;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) throws IOException {
    signatures = Signatures.of(signingKeyFile);
    rejected = context.getMetricGroup().counter("rejected");
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Logged> out) {
    try {
      out.collect(LiveRecords.logged(message, signatures));
    } catch (UnreadableRecordException e) {
      rejects.send(Messages.reject(message, e));
      rejected.inc();
    }
  }

  @Override
  public TypeInformation<Logged> getProducedType() {
    return RecordTypes.LOGGED;
  }
}
