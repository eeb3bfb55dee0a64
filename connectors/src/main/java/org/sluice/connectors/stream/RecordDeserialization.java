package org.sluice.connectors.stream;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.sluice.connectors.codec.RequestCodec;
import org.sluice.connectors.codec.TrajectoryCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.LiveRecords;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.secrets.Signatures;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.records.Received;
import org.sluice.learning.serving.Requested;
import org.sluice.operators.types.RecordTypes;

/**
 * Reads messages of one topic. What cannot be read goes to the rejected topic and is counted; the
 * stream learns of it only how many steps of experience were refused. Read again after a failure,
 * it is rejected again under the same key.
 *
 * @param <T> a record with its place
 */
final class RecordDeserialization<T> implements KafkaRecordDeserializationSchema<T> {

  private static final long serialVersionUID = 1;

  /** Makes a record of a message. For one thread. */
  private interface Opener<T> {
    T open(ConsumerRecord<byte[], byte[]> message) throws UnreadableRecordException;

    /** What the stream is told of a message that cannot be opened. */
    default Optional<T> refused(ConsumerRecord<byte[], byte[]> message) {
      return Optional.empty();
    }
  }

  /** Of the experience topic: the steps that are refused count too. */
  private record ExperienceOpener(Optional<Signatures> signatures, int partitions)
      implements Opener<Logged> {

    @Override
    public Logged open(ConsumerRecord<byte[], byte[]> message) throws UnreadableRecordException {
      return LiveRecords.logged(message, signatures);
    }

    @Override
    public Optional<Logged> refused(ConsumerRecord<byte[], byte[]> message) {
      return LiveRecords.refused(message, partitions);
    }
  }

  /** Makes an opener where the source runs. */
  @FunctionalInterface
  private interface OpenerFactory<T> extends Serializable {
    Opener<T> create() throws IOException;
  }

  private final TypeInformation<T> type;
  private final OpenerFactory<T> factory;
  private final Rejects rejects;
  private transient Opener<T> opener;
  private transient Counter rejected;

  private RecordDeserialization(
      TypeInformation<T> type, OpenerFactory<T> factory, Rejects rejects) {
    this.type = type;
    this.factory = factory;
    this.rejects = rejects;
  }

  /** Trajectories. */
  static RecordDeserialization<Received> trajectories(Rejects rejects) {
    return new RecordDeserialization<>(
        RecordTypes.RECEIVED,
        () -> {
          TrajectoryCodec codec = new TrajectoryCodec();
          return message ->
              new Received(Messages.open(message, codec), message.partition(), message.offset());
        },
        rejects);
  }

  /**
   * The records of the experience topic.
   *
   * @param signingKeyFile the run's key, read where the source runs; empty if records are not
   *     signed
   * @param partitions of the topic
   */
  static RecordDeserialization<Logged> experience(
      Rejects rejects, String signingKeyFile, int partitions) {
    return new RecordDeserialization<>(
        RecordTypes.LOGGED,
        () -> new ExperienceOpener(Signatures.of(signingKeyFile), partitions),
        rejects);
  }

  /** Requests for actions. */
  static RecordDeserialization<Requested> requests(Rejects rejects) {
    return new RecordDeserialization<>(
        RecordTypes.REQUESTED,
        () -> {
          RequestCodec codec = new RequestCodec();
          return message ->
              new Requested(Messages.open(message, codec), message.partition(), message.offset());
        },
        rejects);
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) throws IOException {
    opener = factory.create();
    rejected = context.getMetricGroup().counter("rejected");
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<T> out) {
    try {
      out.collect(opener.open(message));
    } catch (UnreadableRecordException e) {
      rejects.send(Messages.reject(message, e));
      rejected.inc();
      opener.refused(message).ifPresent(out::collect);
    }
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return type;
  }
}
