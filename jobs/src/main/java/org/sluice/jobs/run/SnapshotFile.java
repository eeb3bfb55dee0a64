package org.sluice.jobs.run;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.env.EnvException;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.TrialYaml;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.LearnerSize;
import org.sluice.learning.trial.LearnerSizes;
import org.sluice.learning.trial.Trial;

/**
 * A policy with all that is needed to act with it: what a file in {@code snapshots/} holds. The
 * format is described in {@code docs/runs.md}.
 *
 * @param trial what it was learned in: the environment, and the hyper-parameters that shape it
 * @param snapshot its numbers
 */
public record SnapshotFile(Trial trial, PolicySnapshot snapshot) {

  /** The format version that this build writes and reads. */
  static final int FORMAT = 1;

  /** As in PNG: no text begins like this, and a transfer as text destroys it. */
  private static final byte[] MAGIC = {(byte) 0x89, 'S', 'L', 'U', 'I', 'C', 'E', '\n'};

  /** For messages: a line of it is none of the file. */
  private static final Path CONFIGURATION = Path.of("configuration");

  private static final int CHECKED_FROM = MAGIC.length + 2 * Integer.BYTES;
  private static final PolicySnapshotCodec CODEC = new PolicySnapshotCodec();

  /** The policy's architecture, without its numbers. */
  public Policy policy() {
    return Policies.create(Envs.spec(trial.environment()), trial.hyperparameters());
  }

  /** The file's bytes; equal snapshots give equal ones. */
  public byte[] encode() {
    byte[] configuration = TrialYaml.of(trial).getBytes(StandardCharsets.UTF_8);
    byte[] numbers = CODEC.encode(snapshot);
    ByteBuffer out =
        ByteBuffer.allocate(
            CHECKED_FROM + 3 * Integer.BYTES + configuration.length + numbers.length);
    out.put(MAGIC).putInt(FORMAT).putInt(0);
    out.putInt(configuration.length).put(configuration);
    out.putInt(CODEC.kind().version()).putInt(numbers.length).put(numbers);
    return out.putInt(CHECKED_FROM - Integer.BYTES, checksum(out.array())).array();
  }

  /**
   * Reads a file.
   *
   * @throws RunException if it is not a snapshot that this build can act with
   */
  public static SnapshotFile read(Path file) {
    return decode(file, RunFiles.read(file));
  }

  /**
   * Reads a file's bytes.
   *
   * @param file where they come from, for messages
   */
  static SnapshotFile decode(Path file, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < MAGIC.length || !in.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw new RunException(file + ": is not a snapshot of Sluice");
    }
    if (bytes.length < CHECKED_FROM) {
      throw damaged(file);
    }
    in.position(MAGIC.length);
    int format = in.getInt();
    if (format != FORMAT) {
      throw otherVersion(file, "snapshot format", format, FORMAT);
    }
    if (in.getInt() != checksum(bytes)) {
      throw damaged(file);
    }
    try {
      Trial trial = trial(file, new String(block(file, in), StandardCharsets.UTF_8));
      int version = in.getInt();
      if (version != CODEC.kind().version()) {
        throw otherVersion(file, "policy record", version, CODEC.kind().version());
      }
      PolicySnapshot snapshot = CODEC.decode(block(file, in));
      if (in.hasRemaining()) {
        throw damaged(file);
      }
      checkFit(file, trial, snapshot);
      return new SnapshotFile(trial, snapshot);
    } catch (BufferUnderflowException e) {
      throw damaged(file);
    } catch (UnreadableRecordException e) {
      throw new RunException(file + ": its policy cannot be read: " + e.getMessage(), e);
    }
  }

  private static Trial trial(Path file, String configuration) {
    try {
      return Configuration.trial(CONFIGURATION, configuration);
    } catch (ConfigurationException | EnvException e) {
      throw new RunException(file + ": this build cannot act with it: " + e.getMessage(), e);
    }
  }

  /** Networks are made only after their sizes are known to be those of the numbers in the file. */
  private static void checkFit(Path file, Trial trial, PolicySnapshot snapshot) {
    LearnerSize size = new LearnerSizes().of(trial);
    int observed = Envs.spec(trial.environment()).observationSpace().size();
    checkFit(file, trial, "observed features", observed, snapshot.means().length);
    checkFit(file, trial, "parameters", size.policyParameters(), snapshot.policy().length);
    checkFit(
        file,
        trial,
        "parameters of the value function",
        size.valueParameters(),
        snapshot.value().length);
  }

  private static void checkFit(Path file, Trial trial, String what, long expected, int found) {
    if (expected != found) {
      throw new RunException(
          String.format(
              "%s: holds %,d %s, but %s has %,d with its configuration (policy.type %s); it is"
                  + " damaged, or another build has written it",
              file,
              found,
              what,
              trial.environment(),
              expected,
              trial.hyperparameters().get(PolicyParams.TYPE)));
    }
  }

  private static byte[] block(Path file, ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw damaged(file);
    }
    byte[] block = new byte[length];
    in.get(block);
    return block;
  }

  private static int checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, CHECKED_FROM, bytes.length - CHECKED_FROM);
    return (int) crc.getValue();
  }

  private static RunException damaged(Path file) {
    return new RunException(
        file + ": is damaged, its checksum does not fit; take another snapshot of the run");
  }

  private static RunException otherVersion(Path file, String what, int found, int expected) {
    return new RunException(
        String.format(
            "%s: has version %d of the %s; this build reads version %d",
            file, found, what, expected));
  }
}
