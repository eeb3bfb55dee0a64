package org.sluice.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.connectors.codec.Checksum;
import org.sluice.connectors.codec.RecordKind;
import org.sluice.connectors.codec.Samples;
import org.sluice.connectors.codec.TrajectoryCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.learning.records.Trajectory;

class MessagesTest {

  private static final Trajectory TRAJECTORY = Samples.trajectory(4);
  private static final ProducerRecord<byte[], byte[]> MESSAGE =
      new Messages(new Topics("run"), 8).of(TRAJECTORY, 2);

  @Test
  void theChecksumIsCrc32cOfKeyAndValue() {
    byte[] key = "1234".getBytes(StandardCharsets.US_ASCII);
    byte[] value = "56789".getBytes(StandardCharsets.US_ASCII);
    // The check value that catalogues of cyclic redundancy codes give for CRC-32C.
    assertThat(Checksum.of(key, value)).asString(StandardCharsets.US_ASCII).isEqualTo("e3069283");
  }

  @Test
  void whatIsWrittenIsRead() throws UnreadableRecordException {
    assertThat(open(MESSAGE.key(), MESSAGE.value(), MESSAGE.headers()))
        .usingRecursiveComparison()
        .isEqualTo(TRAJECTORY);
  }

  @Test
  void noDamagedBitIsRead() {
    for (int bit = 0; bit < MESSAGE.key().length * Byte.SIZE; bit++) {
      assertUnreadable(
          Reason.DAMAGED, flipped(MESSAGE.key(), bit), MESSAGE.value(), MESSAGE.headers());
    }
    for (int bit = 0; bit < MESSAGE.value().length * Byte.SIZE; bit++) {
      assertUnreadable(
          Reason.DAMAGED, MESSAGE.key(), flipped(MESSAGE.value(), bit), MESSAGE.headers());
    }
    assertUnreadable(Reason.DAMAGED, null, MESSAGE.value(), MESSAGE.headers());
  }

  @Test
  void aDamagedChecksum() {
    byte[] checksum = MESSAGE.headers().lastHeader(Checksum.HEADER).value();
    for (byte[] wrong : new byte[][] {flipped(checksum, 3), {}, new byte[9]}) {
      Headers headers = new RecordHeaders(MESSAGE.headers()).add(Checksum.HEADER, wrong);
      assertUnreadable(Reason.DAMAGED, MESSAGE.key(), MESSAGE.value(), headers);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {RecordKind.KIND_HEADER, RecordKind.VERSION_HEADER, Checksum.HEADER})
  void aMissingHeader(String header) {
    Headers headers = new RecordHeaders(MESSAGE.headers()).remove(header);
    assertUnreadable(Reason.FOREIGN, MESSAGE.key(), MESSAGE.value(), headers);
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] flipped = bytes.clone();
    flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    return flipped;
  }

  private static void assertUnreadable(Reason reason, byte[] key, byte[] value, Headers headers) {
    assertThatExceptionOfType(UnreadableRecordException.class)
        .isThrownBy(() -> open(key, value, headers))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static Trajectory open(byte[] key, byte[] value, Headers headers)
      throws UnreadableRecordException {
    return Messages.open(
        new ConsumerRecord<>(
            MESSAGE.topic(),
            MESSAGE.partition(),
            0,
            0,
            TimestampType.CREATE_TIME,
            key == null ? -1 : key.length,
            value.length,
            key,
            value,
            headers,
            Optional.empty()),
        new TrajectoryCodec());
  }
}
