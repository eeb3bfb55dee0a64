package org.sluice.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Mutated records: a codec throws its one exception, or reads the same as Avro. Fixed seed: the
 * same records every time.
 */
class FuzzTest {

  private static final int RECORDS = 60_000;

  @ParameterizedTest
  @EnumSource(RecordKind.class)
  void mutatedRecords(RecordKind kind) throws IOException {
    Random random = new Random(kind.id().hashCode());
    byte[] sample = RecordSample.of(kind).bytes();
    AvroItself avro = new AvroItself(kind);
    int read = 0;
    for (int i = 0; i < RECORDS; i++) {
      byte[] bytes = mutated(sample, random);
      byte[] again;
      try {
        again = reencoded(kind.codec(), bytes);
      } catch (UnreadableRecordException e) {
        assertThat(e.reason()).isNotNull();
        assertThat(e.getMessage()).isNotBlank();
        continue;
      }
      read++;
      // Mutations that are still a record: what we read is what Avro reads.
      if (read % 16 == 0) {
        assertThat(avro.read(bytes)).isEqualTo(avro.read(again));
      }
    }
    // Most mutations hit a number's lower bits and leave a record; most others do not.
    assertThat(read).isBetween(RECORDS / 100, RECORDS * 99 / 100);
  }

  /** Every byte in turn begins a length or a count that is extreme. */
  @ParameterizedTest
  @EnumSource(RecordKind.class)
  void aLengthThatLiesAllocatesLittle(RecordKind kind) throws IOException {
    byte[] sample = RecordSample.of(kind).bytes();
    kind.codec().decode(sample);
    for (long lie : new long[] {Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, 1 << 28}) {
      byte[] number = new BinaryWriter(BinaryWriter.VARINT).number(lie).toBytes();
      for (int at = 0; at < sample.length; at++) {
        // A number in place of a byte, and before what follows.
        byte[] wrong = new byte[sample.length + number.length - 1];
        System.arraycopy(sample, 0, wrong, 0, at);
        System.arraycopy(number, 0, wrong, at, number.length);
        System.arraycopy(sample, at + 1, wrong, at + number.length, sample.length - at - 1);
        long before = Allocation.ofThread();
        try {
          kind.codec().decode(wrong);
        } catch (UnreadableRecordException e) {
          assertThat(e.reason()).isNotNull();
        }
        assertThat(Allocation.ofThread() - before).as("%d at %d", lie, at).isLessThan(16 << 20);
      }
    }
  }

  static byte[] mutated(byte[] sample, Random random) {
    byte[] bytes = sample.clone();
    switch (random.nextInt(6)) {
      case 0 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 2 -> {
        bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
      }
      case 3 -> {
        byte[] noise = new byte[1 + random.nextInt(12)];
        random.nextBytes(noise);
        int from = random.nextInt(bytes.length);
        System.arraycopy(noise, 0, bytes, from, Math.min(noise.length, bytes.length - from));
      }
      case 4 -> {
        int from = random.nextInt(bytes.length);
        Arrays.fill(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(9)), (byte) -1);
      }
      default -> {
        int from = random.nextInt(bytes.length);
        int to = random.nextInt(bytes.length);
        System.arraycopy(bytes, from, bytes, to, bytes.length - Math.max(from, to));
      }
    }
    return bytes;
  }

  private static <T> byte[] reencoded(Codec<T> codec, byte[] bytes)
      throws UnreadableRecordException {
    return codec.encode(codec.decode(bytes));
  }
}
