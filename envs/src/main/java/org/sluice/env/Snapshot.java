package org.sluice.env;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The frame around an environment's saved state: magic, format version, owner, payload, checksum.
 *
 * <pre>
 * int magic | short version | short ownerLength | owner (UTF-8) | int payloadLength | payload | int crc32
 * </pre>
 *
 * Big-endian. The checksum covers all bytes before it, so nothing is restored partially.
 */
public final class Snapshot {

  private static final int MAGIC = 0x534C454E; // "SLEN"
  private static final short VERSION = 1;
  private static final int CHECKSUM_BYTES = Integer.BYTES;
  private static final int FIXED_BYTES =
      Integer.BYTES + 2 * Short.BYTES + Integer.BYTES + CHECKSUM_BYTES;

  private Snapshot() {}

  /** Frames a payload with its owner's name. */
  public static byte[] encode(String owner, byte[] payload) {
    byte[] name = owner.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + name.length + payload.length);
    out.putInt(MAGIC).putShort(VERSION).putShort((short) name.length).put(name);
    out.putInt(payload.length).put(payload);
    out.putInt(checksum(out.array()));
    return out.array();
  }

  /**
   * The payload of a snapshot.
   *
   * @throws SnapshotMismatchException if the frame is damaged or belongs to another owner
   */
  public static ByteBuffer decode(String owner, byte[] bytes) {
    if (bytes.length < FIXED_BYTES) {
      throw new SnapshotMismatchException(
          owner + ": " + bytes.length + " bytes are too few for a snapshot");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.getInt() != MAGIC) {
      throw new SnapshotMismatchException(
          owner + ": these bytes are not an environment's snapshot");
    }
    short version = in.getShort();
    if (version != VERSION) {
      throw new SnapshotMismatchException(
          owner + ": the snapshot has format version " + version + ", this build reads " + VERSION);
    }
    if (in.getInt(bytes.length - CHECKSUM_BYTES) != checksum(bytes)) {
      throw new SnapshotMismatchException(owner + ": the snapshot is damaged (checksum differs)");
    }
    int nameLength = in.getShort();
    if (nameLength < 0 || nameLength > bytes.length - FIXED_BYTES) {
      throw new SnapshotMismatchException(owner + ": the snapshot's lengths do not add up");
    }
    byte[] name = new byte[nameLength];
    in.get(name);
    String savedBy = new String(name, StandardCharsets.UTF_8);
    if (!savedBy.equals(owner)) {
      throw new SnapshotMismatchException(
          owner + ": the snapshot was taken from " + savedBy + "; restore it there");
    }
    int length = in.getInt();
    if (length != bytes.length - FIXED_BYTES - nameLength) {
      throw new SnapshotMismatchException(owner + ": the snapshot's lengths do not add up");
    }
    return in.slice(in.position(), length);
  }

  private static int checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, bytes.length - CHECKSUM_BYTES);
    return (int) crc.getValue();
  }
}
