package org.sluice.jobs.run.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.run.Runs;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.Trial;

class SnapshotFileTest {

  private static final Path FILE = Path.of("best");
  private static final Trial TRIAL = Runs.trial("t");
  private static final PolicySnapshot SNAPSHOT = Runs.snapshot(TRIAL, 3);
  private static final byte[] BYTES = SnapshotFile.encode(SNAPSHOT);

  @TempDir Path folder;

  @Test
  void readsBackAsItWas() throws Exception {
    PolicySnapshot read = SnapshotFile.read(Files.write(folder.resolve("best"), BYTES));
    assertThat(read).isEqualTo(SNAPSHOT);
    assertThat(SnapshotFile.encode(read)).isEqualTo(BYTES);
  }

  /** So a look at the file with any tool tells what it is. */
  @Test
  void whatItIsStandsInItAsText() {
    assertThat(new String(BYTES, StandardCharsets.ISO_8859_1))
        .contains("SLUICE\n", "Pendulum-v1", "trpo", "policy.type", "gaussian");
  }

  @Test
  void damageAtAnyByteIsFound() {
    for (int i = 0; i < BYTES.length; i++) {
      byte[] damaged = BYTES.clone();
      damaged[i] ^= (byte) (1 << i % 8);
      assertThatThrownBy(() -> SnapshotFile.decode(FILE, damaged))
          .as("byte %d", i)
          .isInstanceOf(RunException.class)
          .hasMessageStartingWith("best: ");
    }
  }

  @Test
  void everyPartOfItAndWhatIsLongerIsRefused() {
    for (int length = 0; length < BYTES.length; length++) {
      byte[] part = Arrays.copyOf(BYTES, length);
      assertThatThrownBy(() -> SnapshotFile.decode(FILE, part))
          .as("%d bytes", length)
          .isInstanceOf(RunException.class);
    }
    byte[] longer = Arrays.copyOf(BYTES, BYTES.length + 1);
    assertThatThrownBy(() -> SnapshotFile.decode(FILE, longer)).hasMessageContaining("damaged");
    assertThatThrownBy(() -> SnapshotFile.decode(FILE, checked(longer)))
        .isInstanceOf(RunException.class);
  }

  @Test
  void othersFilesAreCalledThat() {
    for (String text : new String[] {"", "PK\3\4", "environment: Pendulum-v1\n"}) {
      assertThatThrownBy(() -> SnapshotFile.decode(FILE, text.getBytes(StandardCharsets.US_ASCII)))
          .hasMessage("best: is not a Sluice snapshot");
    }
  }

  @Test
  void anotherVersionIsNamed() {
    byte[] later = BYTES.clone();
    ByteBuffer.wrap(later).putInt(8, SnapshotFile.FORMAT + 1);
    assertThatThrownBy(() -> SnapshotFile.decode(FILE, later))
        .hasMessage("best: has version 3 of the snapshot format; this build reads version 2");
    byte[] laterRecord = BYTES.clone();
    ByteBuffer.wrap(laterRecord).putInt(16, 9);
    assertThatThrownBy(() -> SnapshotFile.decode(FILE, checked(laterRecord)))
        .hasMessage("best: has version 9 of the policy record; this build reads versions 2 and 3");
  }

  /** It lacks the number of layers, the last byte. */
  @Test
  void aRecordOfVersion2IsRead() {
    byte[] former = Arrays.copyOf(BYTES, BYTES.length - 1);
    ByteBuffer.wrap(former).putInt(16, 2);
    assertThat(SnapshotFile.decode(FILE, checked(former))).isEqualTo(SNAPSHOT);
  }

  @Test
  void aFileThatIsNotThereAndAFolderAreMessages() {
    assertThatThrownBy(() -> SnapshotFile.read(folder.resolve("none")))
        .isInstanceOf(RunException.class)
        .hasMessageEndingWith("none: no such file");
    assertThatThrownBy(() -> SnapshotFile.read(folder))
        .isInstanceOf(RunException.class)
        .hasMessageEndingWith(": is a folder, not a file");
  }

  private static byte[] checked(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 16, bytes.length - 16);
    ByteBuffer.wrap(bytes).putInt(12, (int) crc.getValue());
    return bytes;
  }
}
