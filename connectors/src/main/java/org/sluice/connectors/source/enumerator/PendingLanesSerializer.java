package org.sluice.connectors.source.enumerator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.sluice.connectors.source.split.LaneSplit;
import org.sluice.connectors.source.split.LaneSplitSerializer;

/** The bytes of {@link PendingLanes}: the version of the lanes' bytes, their number, the lanes. */
public final class PendingLanesSerializer implements SimpleVersionedSerializer<PendingLanes> {

  private static final int VERSION = 1;
  private static final int INITIAL_BYTES = 1024;

  private final LaneSplitSerializer lanes = new LaneSplitSerializer();

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(PendingLanes pending) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(INITIAL_BYTES);
    out.writeInt(lanes.getVersion());
    out.writeInt(pending.lanes().size());
    for (LaneSplit lane : pending.lanes()) {
      byte[] bytes = lanes.serialize(lane);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public PendingLanes deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "pending lanes were saved in format version "
              + version
              + "; this build reads "
              + VERSION);
    }
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    int laneVersion = in.readInt();
    int count = in.readInt();
    List<LaneSplit> pending = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pending.add(lanes.deserialize(laneVersion, LaneSplitSerializer.readBytes(in)));
    }
    return new PendingLanes(pending);
  }
}
