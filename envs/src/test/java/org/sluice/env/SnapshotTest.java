package org.sluice.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class SnapshotTest {

  private static final byte[] PAYLOAD = {1, 2, 3, 4, 5};

  @Test
  void aPayloadComesBack() {
    ByteBuffer payload = Snapshot.decode("Größe-v1", Snapshot.encode("Größe-v1", PAYLOAD));
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    assertThat(bytes).isEqualTo(PAYLOAD);
    assertThat(Snapshot.decode("a", Snapshot.encode("a", new byte[0])).remaining()).isZero();
  }

  @Test
  void anyFlippedBitIsNoticed() {
    byte[] good = Snapshot.encode("owner", PAYLOAD);
    for (int bit = 0; bit < good.length * Byte.SIZE; bit++) {
      byte[] damaged = good.clone();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertRefused("owner", damaged);
    }
  }

  @Test
  void otherLengthsAreNoticed() {
    byte[] good = Snapshot.encode("owner", PAYLOAD);
    for (int length = 0; length < good.length; length++) {
      assertRefused("owner", Arrays.copyOf(good, length));
    }
    assertRefused("owner", Arrays.copyOf(good, good.length + 3));
  }

  @Test
  void lengthsThatDoNotAddUpAreNoticedUnderAValidChecksum() {
    byte[] good = Snapshot.encode("owner", PAYLOAD);
    for (int nameLength : new int[] {-1, 4, 6, 500}) {
      byte[] forged = good.clone();
      ByteBuffer.wrap(forged).putShort(6, (short) nameLength);
      assertRefused("owner", sign(forged));
    }
    for (int payloadLength : new int[] {-1, 4, 6, Integer.MAX_VALUE}) {
      byte[] forged = good.clone();
      ByteBuffer.wrap(forged).putInt(8 + "owner".length(), payloadLength);
      assertRefused("owner", sign(forged));
    }
  }

  @Test
  void theMessageNamesTheOtherOwner() {
    assertThatThrownBy(() -> Snapshot.decode("mine", Snapshot.encode("theirs", PAYLOAD)))
        .isInstanceOf(SnapshotMismatchException.class)
        .hasMessageContaining("mine")
        .hasMessageContaining("theirs");
  }

  @Test
  void theMessageNamesTheOtherVersion() {
    byte[] later = Snapshot.encode("owner", PAYLOAD);
    ByteBuffer.wrap(later).putShort(4, (short) 9);
    assertThatThrownBy(() -> Snapshot.decode("owner", sign(later)))
        .isInstanceOf(SnapshotMismatchException.class)
        .hasMessageContaining("version 9");
  }

  private static void assertRefused(String owner, byte[] bytes) {
    assertThatThrownBy(() -> Snapshot.decode(owner, bytes))
        .isInstanceOf(SnapshotMismatchException.class);
  }

  private static byte[] sign(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, bytes.length - Integer.BYTES);
    ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) checksum.getValue());
    return bytes;
  }
}
