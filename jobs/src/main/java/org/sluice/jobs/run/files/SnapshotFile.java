package org.sluice.jobs.run.files;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.learning.records.PolicySnapshot;

/**
 * A file in {@code snapshots/}: the record of the policies topic, with a checksum. The format is
 * described in {@code docs/runs.md}.
 */
public final class SnapshotFile {

  /**
   * The format version that this build writes and reads; version 1 also contained a configuration.
   */
  static final int FORMAT = 2;

  /** The last version of the record without layers below. */
  private static final int WITHOUT_LAYERS = 2;

  /** As in PNG: no text begins like this, and conversion of line ends damages it. */
  private static final byte[] MAGIC = {(byte) 0x89, 'S', 'L', 'U', 'I', 'C', 'E', '\n'};

  private static final int CHECKED_FROM = MAGIC.length + 2 * Integer.BYTES;
  private static final PolicySnapshotCodec CODEC = new PolicySnapshotCodec();

  private SnapshotFile() {}

  /** The name of the file that keeps a version. */
  public static String name(int version) {
    return String.format("version-%06d", version);
  }

  /** A snapshot's file contents; equal snapshots give equal bytes. */
  public static byte[] encode(PolicySnapshot snapshot) {
    byte[] policy = CODEC.encode(snapshot);
    ByteBuffer out = ByteBuffer.allocate(CHECKED_FROM + Integer.BYTES + policy.length);
    out.put(MAGIC).putInt(FORMAT).putInt(0).putInt(CODEC.kind().version()).put(policy);
    return out.putInt(CHECKED_FROM - Integer.BYTES, checksum(out.array())).array();
  }

  /**
   * Reads a file.
   *
   * @throws RunException if it is not a snapshot, has another version, or is damaged
   */
  public static PolicySnapshot read(Path file) {
    return decode(file, RunFiles.read(file));
  }

  /**
   * Reads a file's bytes.
   *
   * @param file where they come from, for messages
   */
  public static PolicySnapshot decode(Path file, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < MAGIC.length || !in.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      throw new RunException(file + ": is not a Sluice snapshot");
    }
    if (bytes.length < CHECKED_FROM + Integer.BYTES) {
      throw damaged(file);
    }
    in.position(MAGIC.length);
    int format = in.getInt();
    if (format != FORMAT) {
      throw otherVersion(file, "snapshot format", format, "version " + FORMAT);
    }
    if (in.getInt() != checksum(bytes)) {
      throw damaged(file);
    }
    int version = in.getInt();
    if (version != CODEC.kind().version() && version != WITHOUT_LAYERS) {
      String read = String.format("versions %d and %d", WITHOUT_LAYERS, CODEC.kind().version());
      throw otherVersion(file, "policy record", version, read);
    }
    byte[] policy = new byte[in.remaining()];
    in.get(policy);
    try {
      return version == WITHOUT_LAYERS ? CODEC.decodeVersion2(policy) : CODEC.decode(policy);
    } catch (UnreadableRecordException e) {
      throw new RunException(file + ": its policy cannot be read: " + e.getMessage(), e);
    }
  }

  private static int checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, CHECKED_FROM, bytes.length - CHECKED_FROM);
    return (int) crc.getValue();
  }

  private static RunException damaged(Path file) {
    return new RunException(
        file + ": is damaged (wrong checksum); use another snapshot of the run");
  }

  private static RunException otherVersion(Path file, String what, int found, String read) {
    return new RunException(
        String.format(
            "%s: has version %d of the %s; this build reads %s", file, found, what, read));
  }
}
