package org.sluice.connectors.source.split;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.PolicySnapshot;

/**
 * The bytes of a {@link LaneSplit}: trial, lane, whether it has started, and if so the state and
 * the policy, each preceded by its length. The policy's bytes are those of its Kafka record, and
 * empty if there is no policy, which does not occur in format version 1. Up to format version 2,
 * they are those of version 2 of that record.
 */
public final class LaneSplitSerializer implements SimpleVersionedSerializer<LaneSplit> {

  private static final int VERSION = 3;
  private static final int OLDEST_VERSION = 1;
  private static final int INITIAL_BYTES = 1024;
  private static final byte[] NOTHING = {};

  private final PolicySnapshotCodec policies = new PolicySnapshotCodec();

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(LaneSplit split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(INITIAL_BYTES);
    write(split, out);
    return out.getCopyOfBuffer();
  }

  @Override
  public LaneSplit deserialize(int version, byte[] bytes) throws IOException {
    if (version < OLDEST_VERSION || version > VERSION) {
      throw new IOException(
          String.format(
              "a lane was saved in format version %d; this build reads %d to %d",
              version, OLDEST_VERSION, VERSION));
    }
    return read(version, new DataInputDeserializer(bytes));
  }

  private void write(LaneSplit split, DataOutputSerializer out) throws IOException {
    out.writeUTF(split.lane().trial());
    out.writeInt(split.lane().lane());
    out.writeBoolean(split.isFresh());
    if (!split.isFresh()) {
      writeBytes(split.state(), out);
      writeBytes(split.policy() == null ? NOTHING : policies.encode(split.policy()), out);
    }
  }

  private LaneSplit read(int version, DataInputDeserializer in) throws IOException {
    LaneId lane = new LaneId(in.readUTF(), in.readInt());
    if (in.readBoolean()) {
      return LaneSplit.fresh(lane);
    }
    byte[] state = readBytes(in);
    byte[] policy = readBytes(in);
    try {
      return new LaneSplit(lane, state, policy.length == 0 ? null : decode(version, policy));
    } catch (UnreadableRecordException e) {
      throw new IOException("the policy saved with " + lane + " cannot be read", e);
    }
  }

  private PolicySnapshot decode(int version, byte[] policy) throws UnreadableRecordException {
    return version < VERSION ? policies.decodeVersion2(policy) : policies.decode(policy);
  }

  private static void writeBytes(byte[] bytes, DataOutputSerializer out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Length-prefixed bytes; the length is accepted only if that many bytes remain. */
  public static byte[] readBytes(DataInputDeserializer in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException(
          String.format("%d bytes of a lane cannot be read, %d are left", length, in.available()));
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
