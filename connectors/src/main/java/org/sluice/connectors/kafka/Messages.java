package org.sluice.connectors.kafka;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.sluice.connectors.codec.Checksum;
import org.sluice.connectors.codec.Codec;
import org.sluice.connectors.codec.ModelCodec;
import org.sluice.connectors.codec.RecordKind;
import org.sluice.connectors.codec.Rejected;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.connectors.secrets.Signatures;
import org.sluice.learning.imitation.Demonstration;
import org.sluice.learning.live.log.LiveRecord;
import org.sluice.learning.live.log.Model;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.serving.Answer;

/** Converts records to Kafka messages: topic, partition, key, headers and bytes. Thread-safe. */
public final class Messages implements Serializable {

  private static final long serialVersionUID = 1;

  /** The largest original kept in the rejected topic, bytes. */
  private static final int KEPT_ORIGINAL = 1 << 20;

  /** Size of Kafka's batch and our headers around a key and a value. */
  private static final int AROUND = 256;

  /** The partition of topics that have only one. */
  static final int ONLY_PARTITION = 0;

  private final Topics topics;
  private final int policyVersions;
  private final int keptOriginal;

  /**
   * @param topics the run's
   * @param policyVersions versions of a trial that survive compaction: {@link
   *     TopicSettings#policyVersions}
   */
  public Messages(Topics topics, int policyVersions) {
    this(topics, policyVersions, KEPT_ORIGINAL);
  }

  /** Messages for topics with given settings. */
  public Messages(Topics topics, TopicSettings settings) {
    this(topics, settings.policyVersions(), Math.min(KEPT_ORIGINAL, settings.maxMessageBytes()));
  }

  private Messages(Topics topics, int policyVersions, int keptOriginal) {
    this.topics = topics;
    this.policyVersions = policyVersions;
    this.keptOriginal = keptOriginal;
  }

  /**
   * A record's message; that of a record of the experience or requests topic goes wherever Kafka's
   * partitioner places it.
   *
   * @param record of one of the {@link RecordKind kinds}
   * @throws IllegalArgumentException if it is of none, or of one whose partition must be given
   */
  public ProducerRecord<byte[], byte[]> of(Object record) {
    return switch (RunTopic.of(RecordKind.of(record)).placement()) {
      case ONLY -> message(record, ONLY_PARTITION);
      case BY_KEY -> message(record, null);
      case GIVEN ->
          throw new IllegalArgumentException("a partition must be given for " + record.getClass());
    };
  }

  /**
   * A trajectory's message.
   *
   * @param partitions number of partitions of the transitions topic
   */
  public ProducerRecord<byte[], byte[]> of(Trajectory trajectory, int partitions) {
    return message(trajectory, Topics.partition(trajectory.trial(), trajectory.lane(), partitions));
  }

  /** A rejected record's message; without the original if it is too large. */
  public ProducerRecord<byte[], byte[]> of(Rejected record) {
    return message(record.bounded(keptOriginal), ONLY_PARTITION);
  }

  /** The message of a record of the experience topic, with its signature. */
  public ProducerRecord<byte[], byte[]> of(LiveRecord record, Optional<Signatures> signatures) {
    ProducerRecord<byte[], byte[]> message = of(record);
    signatures.ifPresent(
        signer -> message.headers().add(Signatures.HEADER, signer.of(record, message.value())));
    return message;
  }

  /**
   * An answer's message.
   *
   * @param partition of the request
   */
  public ProducerRecord<byte[], byte[]> of(Answer answer, int partition) {
    return message(answer, partition);
  }

  /**
   * The message of a trial's model; without its template if that is too large.
   *
   * @param largest bytes of a record with a template, with key and headers
   */
  public ProducerRecord<byte[], byte[]> of(Model model, long largest) {
    long size =
        ModelCodec.most(model) + RecordKind.MODEL.key(model, policyVersions).length + AROUND;
    return of(
        size <= largest || model.template().length == 0
            ? model
            : model.withoutTemplate(
                String.format(
                    Locale.ROOT,
                    "its template of %,d bytes makes the record larger than the %,d bytes that"
                        + " topics.largest-record and max.request.size allow",
                    model.template().length,
                    largest)));
  }

  /**
   * A demonstration's message.
   *
   * @param topic of demonstrations, with one partition
   */
  public static ProducerRecord<byte[], byte[]> of(Demonstration demonstration, String topic) {
    RecordKind kind = RecordKind.DEMONSTRATION;
    return message(topic, ONLY_PARTITION, kind, kind.key(demonstration, 1), demonstration);
  }

  private ProducerRecord<byte[], byte[]> message(Object record, Integer partition) {
    RecordKind kind = RecordKind.of(record);
    return message(
        topics.name(RunTopic.of(kind)), partition, kind, kind.key(record, policyVersions), record);
  }

  private static ProducerRecord<byte[], byte[]> message(
      String topic, Integer partition, RecordKind kind, byte[] key, Object record) {
    byte[] value = kind.codec().encode(record);
    Headers headers =
        new RecordHeaders()
            .add(RecordKind.KIND_HEADER, ascii(kind.id()))
            .add(RecordKind.VERSION_HEADER, ascii(Integer.toString(kind.version())))
            .add(Checksum.HEADER, Checksum.of(key, value));
    return new ProducerRecord<>(topic, partition, key, value, headers);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Decodes a message.
   *
   * @throws UnreadableRecordException if headers, checksum or bytes do not match such a record
   */
  public static <T> T open(ConsumerRecord<byte[], byte[]> message, Codec<T> codec)
      throws UnreadableRecordException {
    long unused = check(message, codec.kind());
    return codec.decode(message.value());
  }

  /**
   * Checks a message before it is decoded.
   *
   * @return its {@link Checksum#number}
   * @throws UnreadableRecordException if headers or checksum do not match a record of that kind
   */
  static long check(ConsumerRecord<byte[], byte[]> message, RecordKind kind)
      throws UnreadableRecordException {
    String dropped = BoundedBytes.dropped(message);
    if (dropped != null) {
      throw new UnreadableRecordException(Reason.TOO_LARGE, dropped);
    }
    kind.check(header(message, RecordKind.KIND_HEADER), header(message, RecordKind.VERSION_HEADER));
    if (message.value() == null) {
      throw new UnreadableRecordException(Reason.TRUNCATED, "the record has no value");
    }
    return Checksum.check(header(message, Checksum.HEADER), message.key(), message.value());
  }

  static byte[] header(ConsumerRecord<byte[], byte[]> message, String name) {
    Header header = message.headers().lastHeader(name);
    return header == null ? null : header.value();
  }

  /** The rejected record for a message that cannot be accepted. */
  public static Rejected reject(
      ConsumerRecord<byte[], byte[]> message, UnreadableRecordException why) {
    List<Rejected.Header> headers = new ArrayList<>();
    for (Header header : message.headers()) {
      headers.add(new Rejected.Header(header.key(), header.value()));
    }
    return new Rejected(
        why.reason().name(),
        why.getMessage(),
        message.topic(),
        message.partition(),
        message.offset(),
        message.key(),
        message.value(),
        headers);
  }
}
