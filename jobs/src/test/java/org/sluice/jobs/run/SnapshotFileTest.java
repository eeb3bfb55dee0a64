package org.sluice.jobs.run;

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
import org.sluice.jobs.conf.TrialYaml;
import org.sluice.jobs.run.files.RunException;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.Trial;

class SnapshotFileTest {

  private static final Path FILE = Path.of("best");
  private static final Trial TRIAL = Runs.trial("t");
  private static final PolicySnapshot SNAPSHOT = Runs.snapshot(TRIAL, 3);
  private static final byte[] BYTES = new SnapshotFile(TRIAL, SNAPSHOT).encode();

  @TempDir Path folder;

  @Test
  void readsBackAsItWas() throws Exception {
    SnapshotFile read = SnapshotFile.read(Files.write(folder.resolve("best"), BYTES));
    assertThat(read.snapshot()).usingRecursiveComparison().isEqualTo(SNAPSHOT);
    assertThat(TrialYaml.of(read.trial())).isEqualTo(TrialYaml.of(TRIAL));
    assertThat(read.encode()).isEqualTo(BYTES);
  }

  /** So a look at the file with any tool tells what it is. */
  @Test
  void theTrialStandsInItAsText() {
    assertThat(new String(BYTES, StandardCharsets.ISO_8859_1))
        .contains("SLUICE\n", "environment: Pendulum-v1\n", "  type: gaussian\n");
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
          .hasMessage("best: is not a snapshot of Sluice");
    }
  }

  @Test
  void anotherVersionIsNamed() {
    byte[] later = BYTES.clone();
    ByteBuffer.wrap(later).putInt(8, SnapshotFile.FORMAT + 1);
    assertThatThrownBy(() -> SnapshotFile.decode(FILE, later))
        .hasMessage("best: has version 2 of the snapshot format; this build reads version 1");
    byte[] laterRecord = BYTES.clone();
    int configuration = ByteBuffer.wrap(BYTES).getInt(16);
    ByteBuffer.wrap(laterRecord).putInt(20 + configuration, 9);
    assertThatThrownBy(() -> SnapshotFile.decode(FILE, checked(laterRecord)))
        .hasMessage("best: has version 9 of the policy record; this build reads version 1");
  }

  @Test
  void lengthsThatCannotBeAreDamageEvenIfTheChecksumFits() {
    for (int length : new int[] {-1, BYTES.length, Integer.MAX_VALUE}) {
      byte[] wrong = BYTES.clone();
      ByteBuffer.wrap(wrong).putInt(16, length);
      assertThatThrownBy(() -> SnapshotFile.decode(FILE, checked(wrong)))
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void aPolicyThatDoesNotFitTheEnvironmentIsRefused() {
    PolicySnapshot short1 = with(new float[3], SNAPSHOT.value(), SNAPSHOT.means());
    assertRefused(TRIAL, short1, "best: holds 3 parameters, but Pendulum-v1 has ");
    PolicySnapshot short2 = with(SNAPSHOT.policy(), new float[3], SNAPSHOT.means());
    assertRefused(TRIAL, short2, "best: holds 3 parameters of the value function, but Pendulum");
    PolicySnapshot short3 = with(SNAPSHOT.policy(), SNAPSHOT.value(), new double[] {0});
    assertRefused(TRIAL, short3, "best: holds 1 observed features, but Pendulum-v1 has 3");
    Trial elsewhere = new Trial("t", "Reacher-v4", 1, TRIAL.hyperparameters());
    assertRefused(elsewhere, SNAPSHOT, "best: holds 3 observed features, but Reacher-v4 has 11");
  }

  @Test
  void anEnvironmentOrAPolicyThatThisBuildLacksIsNamed() {
    Trial unknown = new Trial("t", "Pendulum-v9", 1, TRIAL.hyperparameters());
    assertRefused(unknown, SNAPSHOT, "there is no environment 'Pendulum-v9'");
    Trial discrete = new Trial("t", "CartPole-v1", 1, TRIAL.hyperparameters());
    assertRefused(discrete, SNAPSHOT, "policy.type must be categorical");
  }

  /** A file of numbers has no lines, and nobody can choose other sizes for it. */
  @Test
  void aSizeThatCannotBeIsNotForTheUserToLower() {
    Trial wide =
        new Trial(
            "t",
            TRIAL.environment(),
            1,
            TRIAL.hyperparameters().with(PolicyParams.HIDDEN, 1_000_000));
    byte[] bytes = new SnapshotFile(wide, SNAPSHOT).encode();
    assertThatThrownBy(() -> SnapshotFile.decode(FILE, bytes))
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith("best: this build cannot act with it: configuration, line ")
        .hasMessageContaining(": the policy would have ")
        .hasMessageNotContaining("lower");
  }

  @Test
  void aFileThatIsNotThereAndAFolderAreMessages() {
    assertThatThrownBy(() -> SnapshotFile.read(folder.resolve("none")))
        .isInstanceOf(RunException.class)
        .hasMessageEndingWith("none: there is no such file");
    assertThatThrownBy(() -> SnapshotFile.read(folder))
        .isInstanceOf(RunException.class)
        .hasMessageEndingWith(": is a folder, not a file");
  }

  private static void assertRefused(Trial trial, PolicySnapshot snapshot, String message) {
    byte[] bytes = new SnapshotFile(trial, snapshot).encode();
    assertThatThrownBy(() -> SnapshotFile.decode(FILE, bytes))
        .isInstanceOf(RunException.class)
        .hasMessageContaining(message);
  }

  private static PolicySnapshot with(float[] policy, float[] value, double[] means) {
    double[] deviations = new double[means.length];
    Arrays.fill(deviations, 1);
    return new PolicySnapshot("t", 3, 192, false, policy, value, means, deviations);
  }

  private static byte[] checked(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 16, bytes.length - 16);
    ByteBuffer.wrap(bytes).putInt(12, (int) crc.getValue());
    return bytes;
  }
}
