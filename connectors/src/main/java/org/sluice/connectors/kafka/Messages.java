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
import org.sluice.connectors.codec.AnswerCodec;
import org.sluice.connectors.codec.Checksum;
import org.sluice.connectors.codec.Codec;
import org.sluice.connectors.codec.CommandCodec;
import org.sluice.connectors.codec.DelayedRewardCodec;
import org.sluice.connectors.codec.ExperienceCodec;
import org.sluice.connectors.codec.Keys;
import org.sluice.connectors.codec.LearnerPartCodec;
import org.sluice.connectors.codec.ManifestCodec;
import org.sluice.connectors.codec.ModelCodec;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.ProgressCodec;
import org.sluice.connectors.codec.RecordKind;
import org.sluice.connectors.codec.Rejected;
import org.sluice.connectors.codec.RejectedCodec;
import org.sluice.connectors.codec.ReleaseCodec;
import org.sluice.connectors.codec.RequestCodec;
import org.sluice.connectors.codec.TrajectoryCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.connectors.secrets.Signatures;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.LearnerPart;
import org.sluice.learning.live.log.LiveRecord;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.Model;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.serving.Answer;
import org.sluice.learning.serving.Request;

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
  private final TrajectoryCodec trajectories = new TrajectoryCodec();
  private final PolicySnapshotCodec policies = new PolicySnapshotCodec();
  private final ProgressCodec progress = new ProgressCodec();
  private final RejectedCodec rejected = new RejectedCodec();
  private final ExperienceCodec experiences = new ExperienceCodec();
  private final DelayedRewardCodec rewards = new DelayedRewardCodec();
  private final CommandCodec commands = new CommandCodec();
  private final ReleaseCodec releases = new ReleaseCodec();
  private final ManifestCodec manifests = new ManifestCodec();
  private final RequestCodec requests = new RequestCodec();
  private final AnswerCodec answers = new AnswerCodec();
  private final ModelCodec models = new ModelCodec();
  private final LearnerPartCodec learners = new LearnerPartCodec();

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
   * A trajectory's message.
   *
   * @param partitions number of partitions of the transitions topic
   */
  public ProducerRecord<byte[], byte[]> of(Trajectory trajectory, int partitions) {
    return message(
        topics.transitions(),
        Keys.partition(trajectory.trial(), trajectory.lane(), partitions),
        Keys.of(trajectory),
        trajectories,
        trajectory);
  }

  /** A policy snapshot's message. */
  public ProducerRecord<byte[], byte[]> of(PolicySnapshot snapshot) {
    byte[] key = Keys.of(snapshot, policyVersions);
    return message(topics.policies(), ONLY_PARTITION, key, policies, snapshot);
  }

  /** A progress row's message. */
  public ProducerRecord<byte[], byte[]> of(Progress row) {
    return message(topics.progress(), ONLY_PARTITION, Keys.of(row), progress, row);
  }

  /** A rejected record's message; without the original if it is too large. */
  public ProducerRecord<byte[], byte[]> of(Rejected record) {
    Rejected kept = record.bounded(keptOriginal);
    return message(topics.rejected(), ONLY_PARTITION, Keys.of(kept), rejected, kept);
  }

  /** The message of a record of the experience topic, wherever Kafka's partitioner places it. */
  public ProducerRecord<byte[], byte[]> of(LiveRecord record) {
    byte[] key = Keys.of(record);
    if (record instanceof Experience experience) {
      return message(topics.experience(), null, key, experiences, experience);
    }
    if (record instanceof DelayedReward reward) {
      return message(topics.experience(), null, key, rewards, reward);
    }
    return message(topics.experience(), null, key, commands, (Command) record);
  }

  /** {@link #of(LiveRecord)}, with its signature. */
  public ProducerRecord<byte[], byte[]> of(LiveRecord record, Optional<Signatures> signatures) {
    ProducerRecord<byte[], byte[]> message = of(record);
    signatures.ifPresent(
        signer -> message.headers().add(Signatures.HEADER, signer.of(record, message.value())));
    return message;
  }

  /** The message of what actors are to follow. */
  public ProducerRecord<byte[], byte[]> of(Release release) {
    return message(topics.releases(), ONLY_PARTITION, Keys.of(release), releases, release);
  }

  /** The message of how a version came about. */
  public ProducerRecord<byte[], byte[]> of(Manifest manifest) {
    return message(topics.batches(), ONLY_PARTITION, Keys.of(manifest), manifests, manifest);
  }

  /** A request's message, wherever Kafka's partitioner places it. */
  public ProducerRecord<byte[], byte[]> of(Request request) {
    return message(topics.requests(), null, Keys.of(request), requests, request);
  }

  /**
   * An answer's message.
   *
   * @param partition of the request
   */
  public ProducerRecord<byte[], byte[]> of(Answer answer, int partition) {
    return message(topics.answers(), partition, Keys.of(answer), answers, answer);
  }

  /**
   * The message of a trial's model; without its template if that is too large.
   *
   * @param largest bytes of a record with a template, with key and headers
   */
  public ProducerRecord<byte[], byte[]> of(Model model, long largest) {
    byte[] key = Keys.of(model);
    long size = ModelCodec.most(model) + key.length + AROUND;
    Model kept =
        size <= largest || model.template().length == 0
            ? model
            : model.withoutTemplate(
                String.format(
                    Locale.ROOT,
                    "its template of %,d bytes makes the record larger than the %,d bytes that"
                        + " topics.largest-record and max.request.size allow",
                    model.template().length,
                    largest));
    return message(topics.models(), ONLY_PARTITION, key, models, kept);
  }

  /** The message of a part of a stored learner. */
  public ProducerRecord<byte[], byte[]> of(LearnerPart part) {
    return message(topics.learners(), ONLY_PARTITION, Keys.of(part), learners, part);
  }

  private static <T> ProducerRecord<byte[], byte[]> message(
      String topic, Integer partition, byte[] key, Codec<T> codec, T record) {
    RecordKind kind = codec.kind();
    byte[] value = codec.encode(record);
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
    String dropped = BoundedBytes.dropped(message);
    if (dropped != null) {
      throw new UnreadableRecordException(Reason.TOO_LARGE, dropped);
    }
    codec
        .kind()
        .check(header(message, RecordKind.KIND_HEADER), header(message, RecordKind.VERSION_HEADER));
    if (message.value() == null) {
      throw new UnreadableRecordException(Reason.TRUNCATED, "the record has no value");
    }
    Checksum.check(header(message, Checksum.HEADER), message.key(), message.value());
    return codec.decode(message.value());
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
