package org.sluice.operators.types;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.binary.Blocks;

/**
 * A policy as bytes that can be kept outside a job: the model data of Flink ML. Several can follow
 * each other.
 *
 * <pre>
 * 8 bytes   89 53 4C 55 49 43 45 4D, "\u2030SLUICEM"
 * int       version of the format
 * int       CRC-32C of the record
 * int       length of the record
 * bytes     the record, as in savepoints
 * </pre>
 *
 * <p>Integers are big-endian. No length is believed: arrays grow as their numbers are read.
 */
public final class PolicyBytes {

  /** Begins like no text. */
  private static final byte[] MAGIC = {(byte) 0x89, 'S', 'L', 'U', 'I', 'C', 'E', 'M'};

  private static final PolicySnapshotFormat FORMAT = new PolicySnapshotFormat();

  private PolicyBytes() {}

  /** The bytes of a policy; equal policies give equal bytes. */
  public static byte[] of(PolicySnapshot policy) {
    try {
      ByteArrayOutputStream record = new ByteArrayOutputStream();
      FORMAT.write(policy, new DataOutputViewStreamWrapper(record));
      byte[] bytes = record.toByteArray();
      return ByteBuffer.allocate(MAGIC.length + 3 * Integer.BYTES + bytes.length)
          .put(MAGIC)
          .putInt(FORMAT.version())
          .putInt(checksum(bytes))
          .putInt(bytes.length)
          .put(bytes)
          .array();
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }

  /** Writes a policy. */
  public static void write(PolicySnapshot policy, OutputStream out) throws IOException {
    out.write(of(policy));
  }

  /**
   * Reads the next policy of a stream, which stays open.
   *
   * @return null at the end of the stream
   * @throws IOException if what follows is not a policy, has another version, or is damaged
   */
  public static PolicySnapshot next(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int first = in.read();
    if (first < 0) {
      return null;
    }
    try {
      byte[] magic = new byte[MAGIC.length];
      magic[0] = (byte) first;
      in.readFully(magic, 1, magic.length - 1);
      if (!Arrays.equals(magic, MAGIC)) {
        throw new IOException("this is not a policy: the first bytes are wrong");
      }
      int version = in.readInt();
      if (version != FORMAT.version()) {
        throw new IOException(
            String.format(
                "the policy has format version %d; this build reads version %d",
                version, FORMAT.version()));
      }
      int checksum = in.readInt();
      byte[] record = Blocks.readBytes(in);
      if (checksum(record) != checksum) {
        throw new IOException("the policy is damaged (wrong checksum)");
      }
      return record(record);
    } catch (EOFException e) {
      throw new IOException("the policy is damaged: it ends too early", e);
    }
  }

  /**
   * Reads a single policy.
   *
   * @throws IOException if the bytes are not one policy, have another version, or are damaged
   */
  public static PolicySnapshot read(byte[] bytes) throws IOException {
    InputStream in = new ByteArrayInputStream(bytes);
    PolicySnapshot policy = next(in);
    if (policy == null || in.available() > 0) {
      throw new IOException(
          policy == null ? "there are no bytes of a policy" : "bytes follow the policy");
    }
    return policy;
  }

  private static PolicySnapshot record(byte[] bytes) throws IOException {
    InputStream in = new ByteArrayInputStream(bytes);
    try {
      PolicySnapshot policy = FORMAT.read(new DataInputViewStreamWrapper(in));
      if (in.available() == 0) {
        return policy;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("the policy is damaged: " + e.getMessage(), e);
    }
    throw new IOException("the policy is damaged: bytes follow its last number");
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, bytes.length);
    return (int) crc.getValue();
  }
}
