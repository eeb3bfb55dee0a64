package org.sluice.jobs.train.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.sluice.connectors.codec.Checksum;
import org.sluice.connectors.codec.RecordKind;
import org.sluice.connectors.codec.TrajectoryCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.Messages;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.trial.Trial;

/** A job's own messages, mutated in many ways. */
final class MutatedMessages {

  /** What becomes of a message that was not mutated but sent again. */
  static final String DUPLICATE = "";

  private final List<ConsumerRecord<byte[], byte[]>> originals;
  private final Trial trial;
  private final Messages messages;
  private final int partitions;
  private final Random random;

  /**
   * A message to send.
   *
   * @param reason that it is to be rejected for, or {@link #DUPLICATE}
   */
  record Mutated(ProducerRecord<byte[], byte[]> message, String reason) {}

  /**
   * @param originals messages of trajectories of a trial, not from its end
   * @param partitions how many their topic has
   */
  MutatedMessages(
      List<ConsumerRecord<byte[], byte[]>> originals,
      Trial trial,
      Messages messages,
      int partitions,
      long seed) {
    this.originals = originals;
    this.trial = trial;
    this.messages = messages;
    this.partitions = partitions;
    this.random = new Random(seed);
  }

  Mutated next() throws UnreadableRecordException {
    ConsumerRecord<byte[], byte[]> original = originals.get(random.nextInt(originals.size()));
    byte[] key = original.key();
    byte[] value = original.value();
    Headers headers = new RecordHeaders(original.headers());
    return switch (random.nextInt(18)) {
      case 0, 1, 2 -> mutated(original, key, flipped(value), headers, "DAMAGED");
      case 3, 4 -> mutated(original, key, cut(value), headers, "DAMAGED");
      case 5, 6 -> mutated(original, key, noise(random.nextInt(400)), headers, "DAMAGED");
      case 7 -> mutated(original, key, overwritten(value), headers, "DAMAGED");
      case 8 ->
          mutated(original, random.nextBoolean() ? null : noise(9), value, headers, "DAMAGED");
      case 9 -> mutated(original, key, null, headers, "TRUNCATED");
      case 10 -> mutated(original, key, value, without(headers), "FOREIGN");
      case 11 ->
          mutated(
              original,
              key,
              value,
              headers.add(RecordKind.KIND_HEADER, bytes("policy")),
              "FOREIGN");
      case 12 ->
          mutated(
              original,
              key,
              value,
              headers.add(
                  RecordKind.VERSION_HEADER,
                  bytes(Integer.toString(RecordKind.TRAJECTORY.version() + 1 + random.nextInt(9)))),
              "OTHER_VERSION");
      case 13 -> {
        byte[] longer = Arrays.copyOf(value, value.length + 1 + random.nextInt(9));
        yield mutated(
            original,
            key,
            longer,
            headers.add(Checksum.HEADER, Checksum.of(key, longer)),
            "TRAILING_BYTES");
      }
      case 14 -> new Mutated(messages.of(poisoned(read(original)), partitions), "NOT_FINITE");
      case 15 -> new Mutated(messages.of(foreign(read(original)), partitions), "NOT_OF_ITS_TRIAL");
      case 16 -> new Mutated(messages.of(ahead(read(original)), partitions), "AHEAD_OF_ITS_LANE");
      default -> mutated(original, key, value, headers, DUPLICATE);
    };
  }

  private static Mutated mutated(
      ConsumerRecord<byte[], byte[]> original,
      byte[] key,
      byte[] value,
      Headers headers,
      String reason) {
    return new Mutated(
        new ProducerRecord<>(original.topic(), original.partition(), key, value, headers), reason);
  }

  private static Trajectory read(ConsumerRecord<byte[], byte[]> message)
      throws UnreadableRecordException {
    return Messages.open(message, new TrajectoryCodec());
  }

  private byte[] flipped(byte[] value) {
    byte[] bytes = value.clone();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    return bytes;
  }

  private byte[] cut(byte[] value) {
    return Arrays.copyOf(value, random.nextInt(value.length));
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] overwritten(byte[] value) {
    byte[] bytes = flipped(value);
    byte[] noise = noise(1 + random.nextInt(32));
    int from = random.nextInt(bytes.length);
    System.arraycopy(noise, 0, bytes, from, Math.min(noise.length, bytes.length - from));
    return bytes;
  }

  private Headers without(Headers headers) {
    String[] names = {RecordKind.KIND_HEADER, RecordKind.VERSION_HEADER, Checksum.HEADER};
    return headers.remove(names[random.nextInt(names.length)]);
  }

  private Trajectory poisoned(Trajectory t) {
    float[] numbers =
        random.nextBoolean() ? t.transitions().rewards() : t.transitions().observations().floats();
    numbers[random.nextInt(numbers.length)] = random.nextBoolean() ? Float.NaN : 1 / 0f;
    return t;
  }

  /**
   * Of no trial, of no lane, of a version that did not act, or of an end that is not its trial's.
   */
  private Trajectory foreign(Trajectory t) {
    return switch (random.nextInt(4)) {
      case 0 -> moved(t, "trial " + random.nextInt(100), t.lane(), t.version(), t.sequence());
      case 1 ->
          moved(t, t.trial(), trial.lanes() + random.nextInt(1000), t.version(), t.sequence());
      case 2 -> moved(t, t.trial(), t.lane(), t.version() + 1, t.sequence());
      default ->
          moved(
              t,
              t.trial(),
              t.lane(),
              trial.iterations() + t.version(),
              trial.stepsPerLane() + t.sequence());
    };
  }

  /** Of the trial's last iteration, long before it is due. */
  private Trajectory ahead(Trajectory t) {
    return moved(
        t,
        t.trial(),
        t.lane(),
        trial.iterations() - 1,
        trial.stepsPerLane() - trial.share() + t.sequence() % trial.share());
  }

  private static Trajectory moved(
      Trajectory t, String trial, int lane, int version, long sequence) {
    return new Trajectory(
        trial,
        lane,
        version,
        sequence,
        t.transitions(),
        t.values(),
        t.finalValues(),
        t.bootstrapValue(),
        t.branches(),
        t.failure());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
