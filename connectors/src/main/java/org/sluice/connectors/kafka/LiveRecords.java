package org.sluice.connectors.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.sluice.connectors.codec.ExperienceCodec;
import org.sluice.connectors.codec.RecordKind;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.connectors.secrets.Signatures;
import org.sluice.learning.live.log.LiveRecord;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.live.log.Refused;

/** Reads the experience topic's messages, whichever of its kinds they are. */
public final class LiveRecords {

  private static final ExperienceCodec EXPERIENCE = new ExperienceCodec();

  private LiveRecords() {}

  /**
   * What a message holds.
   *
   * @param signatures checked, if the run takes signed records only
   * @throws UnreadableRecordException if headers, checksum, key, signature or bytes are not such a
   *     record's
   */
  public static LiveRecord open(
      ConsumerRecord<byte[], byte[]> message, Optional<Signatures> signatures)
      throws UnreadableRecordException {
    return logged(message, signatures).record();
  }

  /**
   * What a message holds, with its place.
   *
   * @param signatures checked, if the run takes signed records only
   * @throws UnreadableRecordException if headers, checksum, key, signature or bytes are not such a
   *     record's
   */
  public static Logged logged(
      ConsumerRecord<byte[], byte[]> message, Optional<Signatures> signatures)
      throws UnreadableRecordException {
    RecordKind kind = kind(message);
    long checksum = Messages.check(message, kind);
    LiveRecord record = (LiveRecord) kind.codec().decode(message.value());
    if (!Arrays.equals(message.key(), record.trial().getBytes(StandardCharsets.UTF_8))) {
      throw new UnreadableRecordException(
          Reason.WRONG_KEY, "the key is not the id of its trial " + record.trial());
    }
    if (signatures.isPresent()) {
      byte[] signature = Messages.header(message, Signatures.HEADER);
      signatures.get().check(record, signature, message.value());
    }
    return new Logged(record, message.partition(), message.offset(), message.timestamp(), checksum);
  }

  /**
   * The steps that a message claims to hold which {@link #logged} cannot take, with its place: they
   * count as rejected. Empty if it holds no experience that can be decoded, or is not in the
   * partition of the trial that is its key, and so no part of that trial's log.
   *
   * @param partitions of the topic
   */
  public static Optional<Logged> refused(ConsumerRecord<byte[], byte[]> message, int partitions) {
    if (message.key() == null || message.value() == null) {
      return Optional.empty();
    }
    try {
      int steps = EXPERIENCE.decode(message.value()).steps();
      String trial = new String(message.key(), StandardCharsets.UTF_8);
      if (partition(trial, partitions) != message.partition()) {
        return Optional.empty();
      }
      return Optional.of(
          new Logged(
              new Refused(trial, steps),
              message.partition(),
              message.offset(),
              message.timestamp(),
              0));
    } catch (UnreadableRecordException e) {
      return Optional.empty();
    }
  }

  /** The partition that Kafka's own partitioner gives a trial. */
  public static int partition(String trial, int partitions) {
    byte[] key = trial.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  /** That of its kind; foreign kinds meet the one that will refuse them. */
  private static RecordKind kind(ConsumerRecord<byte[], byte[]> message) {
    byte[] header = Messages.header(message, RecordKind.KIND_HEADER);
    for (RecordKind kind : RunTopic.EXPERIENCE.kinds()) {
      if (header != null && kind.isNamedBy(header)) {
        return kind;
      }
    }
    return RecordKind.EXPERIENCE;
  }
}
